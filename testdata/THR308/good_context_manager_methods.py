import threading


class Guard:
    def __init__(self):
        self._lock = threading.Lock()

    def __enter__(self):
        self._lock.acquire()
        print("entered")
        return self

    def __exit__(self, *details):
        print("leaving")
        self._lock.release()


with Guard():
    print("inside")
