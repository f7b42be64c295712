# THR201, THR202, THR301: percent of updates lost by threads, with and without a lock that excludes.
import threading

from probing import in_threads, report, switch_often

THREADS = 4
TURNS = 20000
ROUNDS = 10
CLEAR_PERCENT = 1.0

lock = threading.Lock()
x = 0


class Counter(object):
    def __init__(self):
        self.n = 0


def one():
    return 1


def increase(v):
    return v + 1


def add_constant():
    global x
    for _ in range(TURNS):
        x += 1


def add_call():
    global x
    for _ in range(TURNS):
        x += one()


def assign_call():
    global x
    for _ in range(TURNS):
        x = increase(x)


def fresh_lock():
    global x
    for _ in range(TURNS):
        with threading.Lock():
            x = increase(x)


def one_lock():
    global x
    for _ in range(TURNS):
        with lock:
            x = increase(x)


counter = Counter()


def attribute_constant():
    for _ in range(TURNS):
        counter.n += 1


def attribute_call():
    for _ in range(TURNS):
        counter.n += one()


def lost(target):
    """Of the first round that clearly lost some; a busy machine may run the threads in turn."""
    global x
    worst = 0.0
    for _ in range(ROUNDS):
        x = counter.n = 0
        in_threads(target, THREADS)
        total = THREADS * TURNS
        worst = max(worst, 100.0 * (total - x - counter.n) / total)
        if worst > CLEAR_PERCENT:
            break
    return round(worst, 2)


switch_often()
report("percent lost: x += 1", lost(add_constant))
report("percent lost: x += f()", lost(add_call))
report("percent lost: x = f(x)", lost(assign_call))
report("percent lost: o.n += 1", lost(attribute_constant))
report("percent lost: o.n += f()", lost(attribute_call))
report("percent lost: with Lock(): x = f(x)", lost(fresh_lock))
report("percent lost: with lock: x = f(x)", lost(one_lock))
