import threading


class Context(threading.local):
    errors = []

    def __init__(self):
        self.errors = []
        self.tags = set()


context = Context()
context.errors.append("a")
context.tags.add("b")
