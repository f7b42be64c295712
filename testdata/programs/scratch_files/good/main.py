"""Scratch files: how much is in them is known as long as somebody uses them."""
import itertools
import threading

LOCK = threading.RLock()
SIZES = {}
NUMBERS = itertools.count()


class Scratch:
    def __init__(self, name):
        self.name = name

    def write(self, data):
        with LOCK:
            SIZES[self.name] = SIZES.get(self.name, 0) + len(data)

    def __del__(self):
        with LOCK:
            SIZES.pop(self.name, None)


def largest():
    with LOCK:
        scratch = Scratch("probe")
        size = max(SIZES.values(), default=0)
        del scratch
        return size


def work(rounds):
    for number in range(rounds):
        file = Scratch("scratch%d" % next(NUMBERS))
        file.write(b"x" * number)


def run(threads, rounds):
    running = [threading.Thread(target=work, args=(rounds,), daemon=True) for _ in range(threads)]
    for t in running:
        t.start()
    for t in running:
        t.join()
    return largest()


if __name__ == "__main__":
    print(run(2, 10))
