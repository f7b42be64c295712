import threading


def run(work, lock=None, stop=None):
    lock = lock or threading.Lock()
    if stop and stop.is_set():
        return
    with lock:
        work()


run(print)
run(print, threading.Lock(), threading.Event())
