import threading

_storage = None


class Lazy:
    _local = None

    def storage(self):
        if self._local is None:
            self._local = threading.local()
        return self._local


def reset():
    global _storage
    _storage = threading.local()


reset()
print(_storage, Lazy().storage())
