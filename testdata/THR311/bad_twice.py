# Released in the branch and again in the finally; or at the end of the with.
import threading


class Stock:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = {}

    def take(self, name):
        self.lock.acquire()
        try:
            if name not in self.rows:
                self.lock.release()
                return None
            return self.rows.pop(name)
        finally:
            self.lock.release()  # expect: THR311 "released on line 14 already"

    def put(self, name, row):
        with self.lock:
            if name in self.rows:
                self.lock.release()  # expect: THR311 "releases it again"
                return False
            self.rows[name] = row
            return True


Stock().take("a")
