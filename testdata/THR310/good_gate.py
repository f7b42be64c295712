# The lock is a gate: it is closed here, if it is not closed yet, and opened by somebody else.
import threading


class Gate:
    def __init__(self):
        self.lock = threading.Lock()

    def close(self):
        self.lock.acquire(False)

    def open(self):
        self.lock.release()

    def wait(self, seconds):
        self.lock.acquire(timeout=seconds)


gate = Gate()
gate.close()
gate.open()
