import threading
import time


class Registry:
    def __init__(self):
        self._items = {}
        self._lock = threading.Lock()

    def register(self, name):
        with self._lock:
            self._items[name] = time.time()

    def forget(self, name):
        with self._lock:
            self._items.pop(name, None)

    def dump(self):
        for name in self._items.keys():  # expect: THR209
            print(name)


registry = Registry()


def work(prefix):
    for n in range(50):
        registry.register("%s%d" % (prefix, n))
        registry.dump()
        registry.forget("%s%d" % (prefix, n))


threads = [threading.Thread(target=work, args=(prefix,)) for prefix in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
