import threading

lock = threading.Lock()
changed = threading.Condition()
stopped = threading.Event()
running = False
count = 0


def begin():
    global running, count
    lock.acquire()
    running = True
    count += 1
    lock.release()
    stopped.clear()
    changed.acquire()
    changed.notify_all()
    changed.release()


begin()
