"""The measurements that are shown."""
import threading


class Model:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = []
        self._views = []

    def add_view(self, view):
        with self._lock:
            self._views.append(view)

    def append(self, value):
        with self._lock:
            self._values.append(value)
            for view in self._views:
                view.on_change()  # expect: THR401

    def snapshot(self):
        with self._lock:
            return list(self._values)
