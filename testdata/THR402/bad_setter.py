"""A property whose setter takes the lock."""
import threading


class Heater:
    def __init__(self):
        self._lock = threading.Lock()
        self._target = 20

    @property
    def target(self):
        with self._lock:
            return self._target

    @target.setter
    def target(self, degrees):
        with self._lock:
            self._target = degrees

    def reset(self):
        with self._lock:
            self.target = 20  # expect: THR402

    def is_cold(self):
        with self._lock:
            return self.target < 5  # expect: THR402

    def warmer(self):
        self.target = self.target + 1
