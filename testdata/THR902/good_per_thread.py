# threadlint-test: preview select=THR902
# Each thread has its own.
import threading

local = threading.local()


class Memo:
    def __init__(self):
        self.known = {}

    def of(self, n):
        if n not in self.known:
            self.known[n] = n * n + 1
        return self.known[n]


def work():
    memo = Memo()
    print(memo.of(3))


for _ in range(2):
    threading.Thread(target=work).start()
