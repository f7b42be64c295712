import threading


class Channel:
    def __init__(self):
        self._cond = threading.Condition()
        self._items = []

    def get(self):
        with self._cond:
            if not self._items:
                self._cond.wait()  # expect: THR406 "`if` tests it once only"
            return self._items.pop(0)

    def put(self, item):
        with self._cond:
            self._items.append(item)
            self._cond.notify()


channel = Channel()
threading.Thread(target=channel.get).start()
channel.put(1)
