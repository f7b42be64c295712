import multiprocessing as mp
from multiprocessing import Array, Process, Value


def count(total, seen):
    total.value += 1  # expect: THR719
    total.value = total.value + 1  # expect: THR719
    seen[0] += 1  # expect: THR719


def helper(total):
    total.value -= 1  # expect: THR719 "with total.get_lock():"


def indirect(total):
    helper(total)


class Worker(mp.Process):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.counter.value += 1  # expect: THR719


if __name__ == "__main__":
    total = Value("i", 0)
    seen = Array("i", 3)
    for _ in range(3):
        Process(target=count, args=(total, seen)).start()
        Process(target=indirect, args=(total,)).start()
        Worker(total).start()
