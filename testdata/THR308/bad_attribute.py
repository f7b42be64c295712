from threading import RLock


class Prices:
    def __init__(self):
        self._lock = RLock()
        self._prices = {}

    def update(self, name, text):
        self._lock.acquire()  # expect: THR308 "`self._lock`"
        self._prices[name] = float(text)
        self._lock.release()


try:
    Prices().update("tea", "?")
except ValueError as error:
    print(error)
