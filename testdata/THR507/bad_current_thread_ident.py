import threading as th

depth = {}


def enter():
    depth[th.current_thread().ident] = 1  # expect: THR507


thread = th.Thread(target=enter)
thread.start()
thread.join()
print(len(depth))
