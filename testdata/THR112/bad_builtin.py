import threading as th


def worker():
    print("bye")
    quit(1)  # expect: THR112


timer = th.Timer(0.1, worker)
timer.start()
timer.join()
