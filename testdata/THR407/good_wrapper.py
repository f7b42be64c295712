import threading


class Monitor:
    def __init__(self):
        self._cond = threading.Condition()

    def __enter__(self):
        self._cond.acquire()
        return self

    def __exit__(self, *details):
        self._cond.release()

    def announce(self):
        with self:
            self._cond.notify()


monitor = Monitor()
monitor.announce()
