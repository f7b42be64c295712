"""The constructor sets it for whoever makes the object."""
from threading import Thread, local


class Tracer:
    def __init__(self):
        self._state = local()
        self._state.stack = []

    def push(self, name):
        self._state.stack.append(name)  # expect: THR502

    def pop(self):
        return self._state.stack.pop()  # expect: THR502


tracer = Tracer()


def job(name):
    tracer.push(name)
    tracer.pop()


if __name__ == "__main__":
    for n in ("a", "b"):
        Thread(target=job, args=(n,)).start()
