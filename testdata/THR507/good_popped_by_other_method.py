import threading


class Registry:
    def __init__(self):
        self._current = {}

    def enter(self, request):
        self._current[threading.get_ident()] = request

    def leave(self):
        self._current.pop(threading.get_ident(), None)


registry = Registry()
registry.enter("r")
registry.leave()
