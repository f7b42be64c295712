import threading


class Reader(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self._handle = open(path)  # expect: THR106 "_handle"

    def run(self):
        print(self._handle.read())


class Quiet(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = False  # expect: THR106
        self._initialized = False  # expect: THR106

    def run(self):
        print("quiet")
