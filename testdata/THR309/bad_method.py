# The acquire is the first or a later statement of the try.
import threading


class Log:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = []

    def add(self, line):
        try:
            self.lock.acquire()  # expect: THR309
            self.lines.append(line)
        finally:
            self.lock.release()

    def add_file(self, path):
        try:
            with open(path) as file:
                text = file.read()
            self.lock.acquire()  # expect: THR309 "raises `RuntimeError`"
            self.lines.append(text)
        except OSError:
            return False
        finally:
            self.lock.release()
        return True


Log().add("x")
