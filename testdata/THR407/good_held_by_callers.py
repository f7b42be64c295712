import contextlib
import threading


class Stock:
    def __init__(self):
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._items = []

    def put(self, item):
        with self._lock:
            self._items.append(item)
            self._wake()

    def put_many(self, items):
        self._changed.acquire()
        try:
            self._items.extend(items)
            self._wake()
        finally:
            self._changed.release()

    def _wake(self):
        self._changed.notify_all()

    def _wake_locked(self):
        self._changed.notify()

    def wake(self):
        """The caller must hold the lock."""
        self._changed.notify()

    @contextlib.contextmanager
    def changing(self):
        with self._changed:
            yield self
            self._changed.notify_all()

    def clear(self):
        with self.changing():
            self._items.clear()
            self._changed.notify()

    def take(self):
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._changed)
            while not self._items:
                self._changed.wait()
            return self._items.pop()
