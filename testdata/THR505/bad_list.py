import threading


class Context(threading.local):
    errors = []  # expect: THR505 "set `self.errors`"
    name = "context"

    def add(self, error):
        self.errors.append(error)


context = Context()
context.add("a")
