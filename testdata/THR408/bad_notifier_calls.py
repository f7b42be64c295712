import threading


class Pool:
    def __init__(self):
        self._resize = threading.Lock()
        self._free = threading.Condition()
        self._items = []

    def borrow(self):
        with self._resize, self._free:
            while not self._items:
                self._free.wait()  # expect: THR408
            return self._items.pop()

    def give_back(self, item):
        with self._resize:
            self._add(item)

    def _add(self, item):
        with self._free:
            self._items.append(item)
            self._free.notify()


pool = Pool()
threading.Thread(target=pool.borrow).start()
threading.Thread(target=pool.give_back, args=(1,)).start()
