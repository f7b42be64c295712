import threading as th


def worker():
    print("bye")
    quit()  # expect: THR112


timer = th.Timer(0.1, worker)
timer.start()
timer.join()
