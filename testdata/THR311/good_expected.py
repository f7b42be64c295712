# Not holding it is no surprise here.
import contextlib
import threading


class Job:
    def __init__(self):
        self.lock = threading.Lock()

    def run(self):
        self.lock.acquire()
        self.lock.release()
        with contextlib.suppress(RuntimeError):
            self.lock.release()

    def stop(self):
        self.lock.acquire()
        self.lock.release()
        try:
            self.lock.release()
        except RuntimeError:
            pass

    def reset(self):
        if self.lock.acquire(False):
            self.lock.release()
        if self.lock.locked():
            self.lock.release()


Job().stop()
