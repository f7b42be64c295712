import threading


class Gate:
    def __init__(self):
        self._lock = threading.Lock()

    def close(self):
        self._lock.acquire()
        print("closed")

    def open(self):
        print("open")
        self._lock.release()


gate = Gate()
gate.close()
gate.open()
