import threading


class Registry:
    def __init__(self):
        self._names = threading.Lock()
        self._values = threading.Lock()
        self._by_name = {}
        self._by_value = {}

    def add(self, name, value):
        with self._names:
            with self._values:  # expect: THR401
                self._by_name[name] = value
                self._by_value[value] = name

    def remove(self, value):
        with self._values:
            name = self._by_value.pop(value)
            with self._names:
                del self._by_name[name]
