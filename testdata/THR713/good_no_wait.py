import threading

_lock = threading.Lock()
_names = []


class Connection:
    def __init__(self, name):
        self.name = name
        with _lock:
            _names.append(name)

    def close(self):
        with _lock:
            _names.remove(self.name)

    def __del__(self):
        if _lock.acquire(False):
            try:
                print(_names)
            finally:
                _lock.release()
