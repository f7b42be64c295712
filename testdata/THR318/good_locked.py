# A lock around the test and the store.
import threading


class Files:
    def __init__(self):
        self._guard = threading.Lock()
        self._locks = {}

    def lock_for(self, path):
        with self._guard:
            if path not in self._locks:
                self._locks[path] = threading.Lock()
            return self._locks[path]

    def _lock_for(self, path):
        if path not in self._locks:
            self._locks[path] = threading.Lock()
        return self._locks[path]

    def write(self, path):
        with self._guard:
            lock = self._lock_for(path)
        with lock:
            print(path)


files = Files()
for path in "aab":
    threading.Thread(target=files.write, args=(path,)).start()
