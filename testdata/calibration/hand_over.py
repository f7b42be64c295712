# What threads lose by handing the interpreter over: two that compute, and one that waits beside one that computes.
import sys
import threading
import time

from calibrating import in_threads, report, wall_ns

TURNS = 500_000
WAKES = 12
SLEEP_S = 0.001


def compute(turns):
    total = 0
    for i in range(turns):
        total += i & 3


def alone(turns):
    in_threads(compute, [(turns,)])


def two_halves(turns):
    in_threads(compute, [(turns // 2,), (turns // 2,)])


def compute_until(stop):
    while not stop.is_set():
        compute(1000)


def beside(work):
    """What `work` returns while another thread computes."""
    stop = threading.Event()
    thread = threading.Thread(target=compute_until, args=(stop,))
    thread.start()
    try:
        return work()
    finally:
        stop.set()
        thread.join()


def wake_ns():
    """From the end of a sleep until the thread runs, median."""
    late = []
    for _ in range(WAKES):
        begin = time.perf_counter()
        time.sleep(SLEEP_S)
        late.append(time.perf_counter() - begin - SLEEP_S)
    return sorted(late)[WAKES // 2] * 1e9


def take_turns(mine, other, turns):
    for _ in range(turns):
        mine.acquire()
        other.release()


def lock_turns(turns):
    """Two threads that wake each other: `wake-ns`, and what the interpreter needs around it."""
    first, second = threading.Lock(), threading.Lock()
    second.acquire()
    in_threads(take_turns, [(first, second, turns // 2), (second, first, turns // 2)])


def release_ns(wakes):
    """Of the release of a lock; `wakes`: that a thread sleeps for."""
    lock, times = threading.Lock(), []
    for _ in range(WAKES * 4):
        lock.acquire()
        waiter = threading.Thread(target=lock.acquire)
        if wakes:
            waiter.start()
        time.sleep(SLEEP_S)
        begin = time.perf_counter()
        lock.release()
        times.append(time.perf_counter() - begin)
        if wakes:
            waiter.join()
            lock.release()
    return sorted(times)[len(times) // 2] * 1e9


def count_locked(lock, turns):
    for _ in range(turns):
        with lock:
            pass


def convoy(turns):
    lock = threading.Lock()
    in_threads(count_locked, [(lock, turns // 2), (lock, turns // 2)])


one = wall_ns(alone, TURNS, 3)
two = wall_ns(two_halves, TURNS, 3)
interval = getattr(sys, "getswitchinterval", lambda: 0.005)() * 1e9
report(
    {
        "turn_alone": one,
        "turn_shared_by_two": two,
        # With a GIL: the time of the work holds `one * TURNS / interval` switches. Without one: negative.
        "lost_by_switch": (two - one) / one * interval,
        "wake_alone": wake_ns(),
        "wake_beside_computing": beside(wake_ns),
        "switch_interval": interval,
        "lock_turn": wall_ns(lock_turns, 2000, 3),
        "signal": release_ns(True) - release_ns(False),
        "convoy_turn": wall_ns(convoy, 200_000, 3),
    }
)
