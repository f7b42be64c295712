# The `atomic` of rules/api: whether other threads see a half of an operation, or undo it; runs alone.
#
# Each operation is done by all threads at once, and something that must hold afterwards is counted: elements that are
# there, values that no two threads got. `total` of each case is the same after each run in which nothing is lost.
import array
import bisect
import collections
import hashlib
import heapq
import io
import os
import itertools
import random
import signal
import sys
import threading

from probing import loses, report, switch_often

TURNS = 1000
ENDLESS_S = 8
SIZE = 4 * TURNS + 1  # more than all threads together take

one_at_a_time = threading.Lock()


class Case(object):
    """`make` gives the shared object, `operate(object, thread's own list, i)` does the operation, with an `i` that no
    other turn of any thread has, `count(object, lists)` tells how much was done."""

    def __init__(self, make, operate, count, turns=TURNS):
        self.make = make
        self.operate = operate
        self.count = count
        self.turns = turns

    def reset(self):
        self.shared = self.make()
        self.results = []
        self.started = 0

    def run(self):
        mine = []
        shared, operate = self.shared, self.operate
        with one_at_a_time:
            begin = self.started * self.turns
            self.started += 1
        for i in range(begin, begin + self.turns):
            operate(shared, mine, i)
        with one_at_a_time:
            self.results.append(mine)

    def total(self):
        return self.count(self.shared, self.results)


def length(shared, results):
    return len(shared)


def taken(shared, results):
    """What threads took away: each once."""
    return len(set(value for mine in results for value in mine))


def full():
    return list(range(SIZE))


def growing(make, operate, turns=TURNS):
    return Case(make, operate, length, turns)


def taking(make, operate):
    return Case(make, operate, taken)


def add(method):
    """Puts one element in by a method."""
    return lambda shared, mine, i: getattr(shared, method)(i)


def add_several(method):
    return lambda shared, mine, i: getattr(shared, method)([2 * i, 2 * i + 1])


def insert(shared, mine, i):
    shared.insert(0, 1)


def take(method, *args):
    return lambda shared, mine, i: mine.append(getattr(shared, method)(*args))


def sequences():
    yield "builtins.list.append", growing(list, add("append"))
    yield "builtins.list.extend", growing(list, add_several("extend"))
    yield "builtins.list.insert", growing(list, insert)
    yield "builtins.list.pop", taking(full, take("pop"))
    yield "builtins.list.remove", Case(
        lambda: list(range(400)), lambda shared, mine, i: shared.remove(i), lambda shared, results: 400 - len(shared), 100
    )
    yield "builtins.list.__iadd__", growing(list, in_place)
    yield "builtins.bytearray.append", growing(bytearray, lambda shared, mine, i: shared.append(1))
    yield "builtins.bytearray.extend", growing(bytearray, lambda shared, mine, i: shared.extend(b"ab"))
    yield "builtins.bytearray.pop", Case(
        lambda: bytearray(SIZE), take("pop"), lambda shared, results: SIZE - len(shared)
    )
    yield "array.array.append", growing(lambda: array.array("i"), lambda shared, mine, i: shared.append(i))
    yield "array.array.extend", growing(lambda: array.array("i"), lambda shared, mine, i: shared.extend([i, i]))
    yield "array.array.insert", growing(lambda: array.array("i"), insert)
    yield "array.array.pop", taking(lambda: array.array("i", full()), take("pop"))


def in_place(shared, mine, i):
    shared += [i]


def tables():
    def filled():
        return dict.fromkeys(full())

    yield "builtins.dict.setdefault", agreed_setdefault()
    yield "builtins.dict.update", growing(dict, lambda shared, mine, i: shared.update({i: 1}))
    yield "builtins.dict.pop", Case(lambda: dict.fromkeys(range(TURNS), 1), pop_once, popped_once)
    yield "builtins.dict.popitem", taking(filled, take("popitem"))
    yield "builtins.set.add", growing(set, add("add"))
    yield "builtins.set.update", growing(set, add_several("update"))
    yield "builtins.set.pop", taking(lambda: set(full()), take("pop"))
    yield "collections.OrderedDict.popitem", taking(lambda: collections.OrderedDict.fromkeys(full()), take("popitem"))
    yield "builtins.set.discard", Case(
        lambda: set(full()), lambda shared, mine, i: shared.discard(i), lambda shared, results: SIZE - len(shared)
    )


def pop_once(shared, mine, i):
    if shared.pop(i % TURNS, None):
        mine.append(i)


def popped_once(shared, results):
    """All threads try all keys; each key is for one of them."""
    return TURNS * len(results) - abs(sum(len(mine) for mine in results) - TURNS)


def agreed_setdefault():
    """All threads must get the same object for a key; counted are the keys on which they agree."""

    def operate(shared, mine, i):
        mine.append((i % TURNS, id(shared.setdefault(i % TURNS, []))))

    def count(shared, results):
        return sum(len(mine) for mine in results) - (len(set(sum(results, []))) - len(shared)) * 100

    return Case(dict, operate, count)


def queues():
    make = collections.deque
    yield "collections.deque.append", growing(make, add("append"))
    yield "collections.deque.appendleft", growing(make, add("appendleft"))
    yield "collections.deque.extend", growing(make, add_several("extend"))
    yield "collections.deque.extendleft", growing(make, add_several("extendleft"))
    yield "collections.deque.pop", taking(lambda: make(full()), take("pop"))
    yield "collections.deque.popleft", taking(lambda: make(full()), take("popleft"))
    yield "collections.deque.insert", growing(make, insert)
    yield "collections.deque.rotate", Case(
        lambda: make(range(1000)), lambda shared, mine, i: shared.rotate(1), lambda shared, results: -shared[0] % 1000
    )
    try:
        import queue
    except ImportError:
        import Queue as queue
    names = ("Queue", "SimpleQueue") if hasattr(queue, "SimpleQueue") else ("Queue",)
    for name in names:
        for method in ("put", "put_nowait"):
            yield "queue.%s.%s" % (name, method), Case(getattr(queue, name), add(method), lambda q, results: q.qsize())
        for method in ("get", "get_nowait"):
            yield "queue.%s.%s" % (name, method), taking(filled_queue(getattr(queue, name)), take(method))


def filled_queue(kind):
    def make():
        made = kind()
        for i in full():
            made.put(i)
        return made

    return make


def heaps():
    yield "heapq.heappush", Case(list, lambda shared, mine, i: heapq.heappush(shared, i), ordered)
    yield "heapq.heappop", taking(full, lambda shared, mine, i: mine.append(heapq.heappop(shared)))
    yield "heapq.heappushpop", taking(
        full, lambda shared, mine, i: mine.append(heapq.heappushpop(shared, SIZE + i))
    )
    yield "heapq.heapreplace", taking(
        full, lambda shared, mine, i: mine.append(heapq.heapreplace(shared, SIZE + i))
    )
    for name in ("insort", "insort_left", "insort_right"):
        yield "bisect." + name, Case(list, inserting(getattr(bisect, name)), sorted_length)


def inserting(insort):
    return lambda shared, mine, i: insort(shared, -i)


def ordered(heap, results):
    return sum(1 for i in range(len(heap)) if i == 0 or heap[(i - 1) // 2] <= heap[i])


def sorted_length(values, results):
    return len(values) if values == sorted(values) else 0


def others():
    yield "random.random", taking(lambda: random, take("random"))
    yield "random.getrandbits", taking(lambda: random, take("getrandbits", 64))
    yield "random.Random.random", taking(random.Random, take("random"))
    yield "random.Random.getrandbits", taking(random.Random, take("getrandbits", 64))
    yield "itertools.count.__next__", taking(lambda: itertools.count(), lambda shared, mine, i: mine.append(next(shared)))
    yield "hashlib._Hash.update", Case(hashlib.md5, lambda shared, mine, i: shared.update(b"x" * 100), hashed)
    yield "io.StringIO.write", Case(io.StringIO, writing(u"abc\n"), lines)
    yield "io.BytesIO.write", Case(io.BytesIO, writing(b"abc\n"), lines)
    yield "io.StringIO.readline", taking(lambda: io.StringIO(u"".join(u"%d\n" % i for i in full())), take("readline"))
    yield "io.BytesIO.readline", taking(
        lambda: io.BytesIO(b"".join(b"x" * (i % 7) + str(i).encode() + b"\n" for i in full())), take("readline")
    )


def hashed(shared, results):
    whole = hashlib.md5(b"x" * (100 * TURNS * len(results))).digest()
    return TURNS * len(results) if shared.digest() == whole else 0


def writing(text):
    return lambda shared, mine, i: shared.write(text)


def lines(shared, results):
    return sum(1 for line in shared.getvalue().splitlines() if len(line) == 3)


def measure(claim, case):
    """Without the GIL a torn operation may end the process, or never end: that is measured in a child."""
    if getattr(sys, "_is_gil_enabled", lambda: True)() or sys.platform[:4] == "java":
        loses(claim, case.run, case.reset, case.total)
        return
    child = os.fork()
    if child == 0:
        signal.alarm(ENDLESS_S)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        loses(claim, case.run, case.reset, case.total)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        report(claim, "loses", measured="crash or hang")


def exists(name):
    """Methods are newer on some types than the types."""
    owner, _, method = name.rpartition(".")
    kind = {"builtins.bytearray": bytearray, "collections.deque": collections.deque}.get(owner)
    return kind is None or hasattr(kind, method)


def iterators():
    def filled():
        return iter(full())

    def step(shared, mine, i):
        mine.append(next(shared))

    yield "next(a list iterator)", taking(filled, step)
    yield "next(a range iterator)", taking(lambda: iter(range(SIZE)), step)
    yield "next(enumerate(...))", taking(lambda: enumerate(full()), step)
    yield "next(zip(...))", taking(lambda: iter(zip(full(), full())), step)


switch_often()
for group in (sequences, tables, queues, heaps, others, iterators):
    for name, case in group():
        if not exists(name):
            continue
        measure("atomic: " + name, case)
