"""A subclass sets it for each thread."""
import threading


class State(threading.local):
    def __init__(self):
        self.depth = 0


class Defaults(threading.local):
    user = None


state = State()
state.depth = 5
defaults = Defaults()
defaults.user = "root"


def worker():
    state.depth += 1
    print(defaults.user)


threading.Thread(target=worker).start()
