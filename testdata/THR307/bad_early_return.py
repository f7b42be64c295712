# An early return, in a method, past the release.
import threading


class Queue:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = []

    def pop(self):
        self._lock.acquire()  # expect: THR307 "at the `return` on line 13"
        if not self._items:
            return None
        item = self._items[-1]
        del self._items[-1]
        self._lock.release()
        return item


queue = Queue()
print(queue.pop())
