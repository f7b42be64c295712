import threading

lock = threading.Lock()


def notify(callback):
    with lock:
        pending = 1
        lock.release()
        try:
            callback(pending)
        finally:
            lock.acquire()


notify(print)
