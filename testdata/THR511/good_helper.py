# A helper starts it.
import threading


def launch(t):
    t.daemon = True
    t.start()
    return t


def main():
    t = threading.Thread(target=print)
    launch(t)
    print(t.ident)
    u = launch(threading.Thread(target=print))
    print(u.ident)


class Pool:
    def __init__(self):
        self.t = threading.Thread(target=print)
        self._begin()
        self.ident = self.t.ident

    def _begin(self):
        self.t.start()
