# The exception is caught, but the release was in the part that it skipped.
import logging
import threading


class Store:
    def __init__(self):
        self.mutex = threading.RLock()
        self.rows = {}

    def put(self, key, text):
        self.mutex.acquire()  # expect: THR307 "at the end of the function"
        try:
            self.rows[key] = int(text)
            self.mutex.release()
        except ValueError:
            logging.error("bad value %s", text)

    def get(self, key):
        try:
            self.mutex.acquire()  # expect: THR307 "at the `return` on line 25"
            value = self.rows[key]
            self.mutex.release()
        except KeyError:
            return None
        return value


store = Store()
store.put("a", "1")
print(store.get("b"))
