# Locks that are kept on purpose, or given back in ways that are not seen.
import atexit
import threading

single = threading.Lock()
gate = threading.Lock()
handed = threading.Lock()
for_ever = threading.Lock()


def run_once():
    if not single.acquire(False):
        return
    print("once")


def close():
    gate.acquire()
    atexit.register(gate.release)


def hand(queue):
    handed.acquire()
    queue.put(handed)


def sleep():
    for_ever.acquire()
    for_ever.acquire()  # expect: THR402
