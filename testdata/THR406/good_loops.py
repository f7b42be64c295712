import threading


class Channel:
    def __init__(self):
        self._cond = threading.Condition()
        self._items = []
        self._closed = False

    def get(self):
        with self._cond:
            while not self._items:
                self._cond.wait()
            return self._items.pop(0)

    def get_or_none(self):
        self._cond.acquire()
        try:
            while True:
                if self._items:
                    return self._items.pop(0)
                if self._closed:
                    return None
                self._cond.wait()
        finally:
            self._cond.release()

    def get_for(self):
        with self._cond:
            self._cond.wait_for(lambda: self._items)
            return self._items.pop(0)

    def drain(self):
        while not self._closed:
            with self._cond:
                while not self._items and not self._closed:
                    self._cond.wait(1.0)
                items, self._items = self._items, []
            print(items)

    def put(self, item):
        with self._cond:
            self._items.append(item)
            self._cond.notify()


channel = Channel()
for f in (channel.get, channel.get_or_none, channel.get_for, channel.drain):
    threading.Thread(target=f, daemon=True).start()
channel.put(1)
