import threading


class Gauge:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    @property
    def value(self):
        with self._lock:
            return self._value

    def add(self, n):
        with self._lock:
            self._value = self.value + n  # expect: THR402


Gauge().add(1)
