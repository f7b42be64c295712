"""No thread is in sight, but the class keeps a lock and holds it elsewhere."""

import threading


class Sessions:
    def __init__(self):
        self._lock = threading.RLock()
        self._sessions = {}

    def open(self, key):
        with self._lock:
            self._sessions[key] = 0

    def close(self, key):
        with self._lock:
            self._sessions.pop(key, None)

    def add(self, key):
        with self._lock:
            self._sessions[key] = 0

    def drop(self, key):
        with self._lock:
            self._sessions.pop(key, None)

    def report(self):
        for key, hits in self._sessions.items():  # expect: THR209 "a caller of"
            print(key, hits)

    def copy(self):
        with self._lock:
            return list(self._sessions)
