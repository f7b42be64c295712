# What the calibration programs share: timing a piece of work, and printing the costs.
import json
import threading
import time

ROUNDS = 7


def best_ns(work, turns, rounds=ROUNDS, clock=time.process_time):
    """Of one turn, in the fastest of some rounds; `work` gets the number of turns."""
    least = float("inf")
    for _ in range(rounds):
        begin = clock()
        work(turns)
        least = min(least, clock() - begin)
    return least / turns * 1e9


def wall_ns(work, turns, rounds=ROUNDS):
    return best_ns(work, turns, rounds, time.perf_counter)


def above(costs, base):
    """The costs without that of the loop around them."""
    return {name: max(0.0, ns - base) for name, ns in costs.items()}


def in_threads(work, arguments):
    """Runs `work` once for each of the tuples of arguments, all at the same time."""
    threads = [threading.Thread(target=work, args=each) for each in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(costs):
    print(json.dumps({name: round(ns, 3) for name, ns in sorted(costs.items())}))
