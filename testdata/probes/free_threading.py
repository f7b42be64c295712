# THR901, THR902, THR905: what is one step only with the GIL. Python 3 only, runs alone
import collections
import sys
import threading
import time

from probing import report

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
CPYTHON = sys.implementation.name == "cpython"
SECONDS = 0.7


def raises(container, change, take):
    """Whether going through the container ever fails while another thread changes it."""
    stop = []

    def write():
        n = 0
        while not stop:
            change(container, n)
            n += 1

    thread = threading.Thread(target=write)
    thread.start()
    failed = False
    end = time.time() + SECONDS
    while time.time() < end and not failed:
        try:
            take(container)
        except RuntimeError:
            failed = True
    stop.append(1)
    thread.join()
    return failed


def turn_dict(d, n):
    d[n % 50] = n
    d.pop((n + 25) % 50, None)


def push(q, n):
    q.append(n)


numbers = dict.fromkeys(range(50), 1)
if CPYTHON:
    for name, take in [("sum(d.values())", lambda d: sum(d.values())), ("max(d)", lambda d: max(d, default=0))]:
        report(name + " beside changes raises", raises(dict(numbers), turn_dict, take), expected=not GIL, because="THR901")
    report(
        "list(deque) beside changes raises",
        raises(collections.deque(range(50), maxlen=50), push, list),
        expected=not GIL,
        because="THR901",
    )
    for name, take in [("list(d)", list), ("d.copy()", dict.copy), ("sorted(d)", sorted)]:
        report(name + " beside changes raises", raises(dict(numbers), turn_dict, take), expected=False, because="THR901")

known = {}
made = []


def memo(barrier):
    barrier.wait()
    if 1 not in known:
        value = object()
        time.sleep(0.01)  # stands for the computation
        known[1] = value
        made.append(value)


gate = threading.Barrier(2)
threads = [threading.Thread(target=memo, args=(gate,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
report("objects that two threads make for one key", len(set(map(id, made))), expected=2, because="THR902")
if CPYTHON:
    before = sys.getrefcount(7)
    more = [7] * 1000
    counted = sys.getrefcount(7) - before > 500
    report("sys.getrefcount counts the uses of a small number", counted, expected=sys.version_info < (3, 12), because="THR905")
