"""A timeout from the class, and nobody looks at the result."""
import threading
class Dev:
    TIMEOUT = 5
    def __init__(self):
        self._lock = threading.Lock()
        self.n = 0
    def poke(self):
        self._lock.acquire(True, self.TIMEOUT)  # expect: THR310
        self.n += 1
        self._lock.release()
d = Dev()
threading.Thread(target=d.poke).start()
d.poke()
