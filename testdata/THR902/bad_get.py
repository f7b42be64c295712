# threadlint-test: preview select=THR902
# The memo of an object, asked with `get`.
import threading


class Squares:
    def __init__(self):
        self.known = {}

    def of(self, n):
        value = self.known.get(n)
        if value is None:  # expect: THR902
            value = n * n + 1
            self.known[n] = value
        return value


squares = Squares()


def work():
    for n in [1, 2, 3]:
        squares.of(n)


for _ in range(2):
    threading.Thread(target=work).start()
