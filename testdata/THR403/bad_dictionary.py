"""Threads in a dictionary are joined under the lock they take."""
import threading
class Manager:
    def __init__(self):
        self._lock = threading.Lock()
        self._threads = {}
    def add(self, name):
        with self._lock:
            t = threading.Thread(target=self._run, args=(name,))
            self._threads[name] = t
            t.start()
    def _run(self, name):
        with self._lock:
            del self._threads[name]
    def remove(self, name):
        with self._lock:
            self._threads[name].join()  # expect: THR403
m = Manager()
m.add("a")
m.remove("a")
