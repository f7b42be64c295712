# An object of a subclass, kept in an attribute, for which the owner only waits.
import threading


class Writer(threading.Thread):
    def __init__(self, path):
        super().__init__(name="writer")
        self.path = path

    def run(self):
        with open(self.path, "a") as out:
            out.write("line\n")


class Service:
    def __init__(self, path):
        self._writer = Writer(path)  # expect: THR102

    def close(self):
        if self._writer.is_alive():
            self._writer.join()


Service("log").close()
