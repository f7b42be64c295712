import threading


class Buffer:
    def __init__(self):
        self._lock = threading.Lock()
        self.data = []

    def add(self, item):
        with self._lock:
            self.data.append(item)

    def close(self):
        with self._lock:
            self.data.clear()

    def __del__(self):
        self.close()
