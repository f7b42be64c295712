"""Objects take themselves off a list when they end."""
import threading

_lock = threading.Lock()
_names = []


class Connection:
    def __init__(self, name):
        self.name = name
        with _lock:
            _names.append(name)

    def __del__(self):
        with _lock:  # expect: THR713
            _names.remove(self.name)


def show():
    with _lock:
        return [n.upper() for n in _names]
