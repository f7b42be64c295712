# Starting processes and pools of them.
import multiprocessing
import os
import subprocess
from concurrent.futures import ProcessPoolExecutor

from calibrating import report, wall_ns

ROUNDS = 2


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


def command(count):
    for _ in range(count):
        subprocess.run(["true"], env={"PATH": os.defpath})


if __name__ == "__main__":
    report(
        {
            "process_start_join": wall_ns(start_join, 3, ROUNDS),
            "process_pool": wall_ns(pool, 1, ROUNDS),
            "process_executor": wall_ns(executor, 1, ROUNDS),
            "command": wall_ns(command, 3, ROUNDS),
        }
    )
