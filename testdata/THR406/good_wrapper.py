import threading


class Signal:
    def __init__(self):
        self._cond = threading.Condition()

    def __enter__(self):
        return self._cond.__enter__()

    def __exit__(self, *details):
        return self._cond.__exit__(*details)

    def wait(self):
        self._cond.wait()

    def notify(self):
        self._cond.notify()


class Stock:
    def __init__(self):
        self._cond = threading.Condition()
        self._items = []

    def _sleep(self):
        print("waiting")
        self._cond.wait()

    def take(self):
        with self._cond:
            while not self._items:
                self._sleep()
            return self._items.pop()
