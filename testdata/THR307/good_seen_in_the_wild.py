# Code that looks like a leak and is none.
import threading


class Manager:
    def __init__(self):
        self.cond = threading.Condition()
        self.lock = threading.Lock()
        self.updates = []
        self.values = {}

    def run(self):
        cond = self.cond
        cond.acquire()
        try:
            if not self.updates:
                cond.wait(0.5)
        finally:
            if cond is not None:
                cond.release()

    def poll(self, events):
        locked, works = False, []
        try:
            if self.lock.acquire(blocking=False):
                locked = True
                works = list(events)
        finally:
            if locked:
                self.lock.release()
        return works

    def begin(self, key):
        lock = self.lock
        lock.acquire()
        try:
            value = self.values[key]
        except BaseException:
            lock.release()
            raise
        return value

    def end(self):
        with self.lock:
            self.lock.release()
            self.lock.acquire()

    def sort(self):
        updated = False
        self.lock.acquire()
        try:
            updated = bool(self.updates)
        finally:
            if updated:
                self.updates.sort(key=lambda update: update.time)
            self.lock.release()
        return (lambda: None)()


Manager().run()
