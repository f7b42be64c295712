# The caller has taken the condition.
import threading


class Box:
    def __init__(self):
        self.stats_lock = threading.Lock()
        self.changed = threading.Condition()
        self.count = 0

    def put(self):
        with self.changed:
            self._announce()

    def _announce(self):
        with self.stats_lock:
            self.count += 1
            self.changed.notify()


Box().put()
