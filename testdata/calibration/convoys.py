# Two threads that take one lock again and again, against one that does all of it: short sections, a method, sections with a loop.
import threading

from calibrating import in_threads, report, wall_ns

TURNS = 100_000


class Table:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = [0] * 10

    def move(self, k):
        with self.lock:
            self.values[k] += 1
            self.values[k - 1] -= 1


def empty_sections(table, turns):
    lock = table.lock
    for _ in range(turns):
        with lock:
            pass


def methods(table, turns):
    for i in range(turns):
        table.move(i % 10)


def loops(table, turns):
    lock = table.lock
    for _ in range(turns):
        for _ in range(20):
            pass
        with lock:
            for _ in range(5):
                pass


def shared_by(work, threads):
    def run(turns):
        table = Table()
        in_threads(work, [(table, turns // threads)] * threads)

    return run


costs = {}
for each in (empty_sections, methods, loops):
    for count in (1, 2):
        costs[f"{each.__name__}_by_{count}"] = wall_ns(shared_by(each, count), TURNS, 5)
report(costs)
