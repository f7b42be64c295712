class Thread:
    def __init__(self, function):
        self.function = function

    def run(self):
        self.function("run")

    def start(self):
        self.function("start")

    def isAlive(self):
        return False


class Lock:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None
