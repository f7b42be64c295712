"""Nothing live leaves."""

import threading


class Swapped:
    """Never changed in place: who has it may keep it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._hooks = []

    def add(self, hook):
        with self._lock:
            self._hooks = self._hooks + [hook]

    def remove(self, hook):
        with self._lock:
            self._hooks = [h for h in self._hooks if h is not hook]

    def hooks(self):
        with self._lock:
            return self._hooks


class Copies:
    def __init__(self):
        self._lock = threading.Lock()
        self._seen = set()

    def add(self, key):
        with self._lock:
            self._seen.add(key)

    def drop(self, key):
        with self._lock:
            self._seen.discard(key)

    def seen(self):
        with self._lock:
            return set(self._seen)

    def has(self, key):
        with self._lock:
            return key in self._seen

    def _live(self):
        return self._seen
