# THR801: how many processors two threads keep busy: 1 when they hold the GIL, up to 2 when not; runs alone.
import sys
import threading
import time

from probing import ON_JYTHON, report

SECONDS = 0.05  # of one thread's work
ROUNDS = 12
TRIES = 4
WARM_UPS = 4  # for compilers
PATIENT_ROUNDS = 60
ONE_CORE = 1.25  # cores; a little more than one, for what the interpreter does without the GIL
HALF = 1.6  # times faster

clock = getattr(time, "perf_counter", time.time)
processor_clock = getattr(time, "process_time", None) or time.clock


def loop(turns):
    n = 0
    for i in range(turns):
        n += i * i
    return n


def sleep(turns):
    for _ in range(turns):
        time.sleep(0.001)


def timed(work, turns, threads):
    pool = [threading.Thread(target=work, args=(turns,)) for _ in range(threads)]
    begin = clock()
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()
    return clock() - begin


def calibrated(work):
    """How many turns take one thread SECONDS."""
    turns = 1
    while timed(work, turns, 1) < SECONDS:
        turns *= 2
    return turns


def cores_used(work):
    """Of the first round that shows more than one, else the most: unlike a speed-up it cannot exceed 1 under the GIL, and
    on a busy machine two threads seldom get two cores."""
    turns = calibrated(work)
    most = 0.0
    for _ in range(PATIENT_ROUNDS):
        if most > ONE_CORE:
            break
        begin = processor_clock()
        wall = timed(work, turns, 2)
        most = max(most, (processor_clock() - begin) / wall)
    return round(most, 2)


def speed_up(work):
    """Of two threads over one that does the same work twice, by the best times of some rounds."""
    for _ in range(WARM_UPS):
        turns = calibrated(work)
    one = min(timed(work, turns, 1) for _ in range(ROUNDS))
    two = min(timed(work, turns, 2) for _ in range(ROUNDS))
    return round(2 * one / two, 2)


free = ON_JYTHON or not getattr(sys, "_is_gil_enabled", lambda: True)()
if ON_JYTHON:  # its processor clock is the one on the wall
    cores = speed_up(loop)
    for _ in range(TRIES):
        cores = cores if cores > ONE_CORE else speed_up(loop)
else:
    cores = cores_used(loop)
report(
    "two threads in a Python loop use more than one core",
    cores > ONE_CORE,
    measured=cores,
    expected=free,
    because="THR801",
)
gain = speed_up(sleep)
report("two threads that sleep take half the time", gain > HALF, measured=gain, expected=True, because="THR801")
