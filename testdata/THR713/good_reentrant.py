import queue
import threading
import weakref

lock = threading.RLock()
plain = threading.Lock()
names = set()
gone = queue.SimpleQueue()


class Thing:
    def __init__(self, name):
        self.name = name
        with lock:
            names.add(name)
        with plain:
            weakref.finalize(self, gone.put, name)

    def __del__(self):
        with lock:
            names.discard(self.name)
        if plain.acquire(False):
            plain.release()
        gone.put(self.name)
