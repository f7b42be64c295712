# Starting processes and pools of them.
import multiprocessing
import os
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor

from calibrating import report, wall_ns

ROUNDS = 2
TURNS = 20_000


def nothing(_=None):
    pass


def start_join(count):
    for _ in range(count):
        process = multiprocessing.Process(target=nothing)
        process.start()
        process.join()


def pool(count):
    """Of one worker each: what a second worker costs more is `process_start_join`."""
    for _ in range(count):
        with multiprocessing.Pool(1) as workers:
            workers.map(nothing, [1])


def executor(count):
    for _ in range(count):
        with ProcessPoolExecutor(max_workers=1) as workers:
            list(workers.map(nothing, [1]))


def compute(turns):
    total, counts = 0, {}
    for i in range(turns):
        x = (i * 7919 + 3) % 1000
        total += x if x % 3 == 0 else -1
        counts[x] = counts.get(x, 0) + 1
    return total + len(counts)


def timed_in_process(connection):
    begin = time.perf_counter()
    compute(TURNS)
    connection.send(time.perf_counter() - begin)


def first_in_process_ns():
    """Of work that takes a few ms, in a process where it has not run before: a JIT starts anew in each."""
    ours, theirs = multiprocessing.Pipe()
    times = []
    for _ in range(ROUNDS * 2):
        process = multiprocessing.Process(target=timed_in_process, args=(theirs,))
        process.start()
        times.append(ours.recv())
        process.join()
    return min(times) * 1e9


def command(count):
    for _ in range(count):
        subprocess.run(["true"], env={"PATH": os.defpath})


if __name__ == "__main__":
    report(
        {
            "process_start_join": wall_ns(start_join, 3, ROUNDS),
            "process_pool": wall_ns(pool, 1, ROUNDS),
            "process_executor": wall_ns(executor, 1, ROUNDS),
            "work_first_in_process": first_in_process_ns(),
            "work_again": wall_ns(lambda _: compute(TURNS), 1, 7),
            "command": wall_ns(command, 3, ROUNDS),
        }
    )
