# rules/runtimes: the fields of the profile of this interpreter, costs included; runs alone.
import os
import subprocess
import sys
import threading
import time

from probing import ON_JYTHON, claimed, report

try:
    import multiprocessing
except ImportError:  # Jython
    multiprocessing = None

clock = getattr(time, "perf_counter", time.time)
# What the processor did is not disturbed by what else runs.
processor_clock = getattr(time, "process_time", None) or time.clock
LOOPS = 20000
TURNS = 300
ROUNDS = 15

# What a child process prints when an atexit handler starts a thread.
AT_EXIT = """
import atexit, sys, threading
def work():
    sys.stdout.write("ran ")
def late():
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join(5)
    except RuntimeError:
        sys.stdout.write("refused ")
    sys.stdout.flush()
atexit.register(late)
"""
CONTEXT = """
import contextvars, threading
variable = contextvars.ContextVar("v", default="default")
variable.set("starter's")
threading.Thread(target=lambda: print(variable.get())).start()
"""


def child(source):
    environment = dict(os.environ)
    done = subprocess.Popen([sys.executable, "-S", "-c", source], stdout=subprocess.PIPE, env=environment)
    return done.communicate()[0].decode().strip()


def best(work, clock=processor_clock):
    """Seconds of the fastest of some rounds."""
    least = 1e9
    for _ in range(ROUNDS):
        begin = clock()
        work()
        least = min(least, clock() - begin)
    return least


def empty_loop():
    for _ in range(LOOPS):
        pass


def bytecodes():
    """Twelve a turn: load, load, add, store, three times."""
    a = 0
    for _ in range(LOOPS):
        b = a ^ 1
        c = b ^ 2
        a = c ^ 3
    return a


def nothing():
    pass


def following(value):
    return value + 1


def calls():
    n = 0
    for _ in range(LOOPS):
        n = following(n)
    return n


def locks():
    for _ in range(LOOPS):
        lock.acquire()
        lock.release()


def start_and_join():
    for _ in range(20):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()


def start_and_join_process():
    process = multiprocessing.Process(target=nothing)
    process.start()
    process.join()


def in_two(work, first, second):
    """Seconds until both threads are done."""
    threads = [threading.Thread(target=work, args=arguments) for arguments in (first, second)]
    begin = clock()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return clock() - begin


def take_turns(mine, other, turns):
    for _ in range(turns):
        mine.acquire()
        other.release()


def hand_over():
    """Seconds of one turn of two threads that wake each other."""
    first, second = threading.Lock(), threading.Lock()
    second.acquire()
    return in_two(take_turns, (first, second, TURNS), (second, first, TURNS)) / TURNS / 2


def signalling(waits):
    """Seconds to release a lock, median; `waits`: with a thread asleep that waits for it."""
    held, times = threading.Lock(), []
    for _ in range(TURNS // 10):
        held.acquire()
        waiter = threading.Thread(target=held.acquire)
        if waits:
            waiter.start()
        time.sleep(0.002)
        begin = clock()
        held.release()
        times.append(clock() - begin)
        if waits:
            waiter.join()
            held.release()
    return sorted(times)[len(times) // 2]


class Box(object):
    def __init__(self):
        self.value = 0


def read(box, turns):
    for _ in range(turns):
        box


def write(box, turns):
    for i in range(turns):
        box.value = i


def more_for_shared(work):
    """Seconds more for an object of two threads than for one of each."""
    own = min(in_two(work, (Box(), LOOPS), (Box(), LOOPS)) for _ in range(5))
    box = Box()
    shared = sorted(in_two(work, (box, LOOPS), (box, LOOPS)) for _ in range(5))[3]  # often they share a core
    return (shared - own) / LOOPS


lock = threading.Lock()
own_gil = getattr(sys, "_is_gil_enabled", lambda: sys.platform[:4] != "java")()
report("runtime: has a GIL", own_gil)
if claimed("runtime: switch interval in us") is not None and hasattr(sys, "getswitchinterval"):
    report("runtime: switch interval in us", int(round(sys.getswitchinterval() * 1e6)))
if claimed("runtime: switch interval in bytecodes") is not None and hasattr(sys, "getcheckinterval"):
    report("runtime: switch interval in bytecodes", sys.getcheckinterval())
if sys.executable:
    started = child(AT_EXIT)
    if started:  # Jython may not call the handler at all
        report("runtime: an atexit handler can start a thread", started == "ran")
    if sys.version_info >= (3, 7):
        report("runtime: a thread inherits context variables", child(CONTEXT) != "default")
    else:
        report("runtime: a thread inherits context variables", False)
if not os.environ.get("THREADLINT_QUICK"):
    loop = best(empty_loop)
    report("runtime: ps of a simple bytecode", int((best(bytecodes) - loop) / LOOPS / 12 * 1e12))
    report("runtime: ns of a call", round((best(calls) - loop) / LOOPS * 1e9, 1))
    report("runtime: ns to take and release a lock", round((best(locks) - loop) / LOOPS * 1e9, 1))
    report("runtime: us to start and join a thread", round(best(start_and_join, clock) / 20 * 1e6, 1))
    if claimed("runtime: us to start and join a process") is not None:
        report("runtime: us to start and join a process", round(best(start_and_join_process, clock) * 1e6))
    report("runtime: ns until a thread that slept for a lock runs", int(sorted(hand_over() for _ in range(5))[2] * 1e9))
    if own_gil:  # else the one that is woken may run first, in the place of the other
        waking = signalling(True) - signalling(False)
        report("runtime: ns to wake a thread that sleeps for a lock", int(waking * 1e9))
    if not own_gil and not ON_JYTHON:  # whose clock is too coarse
        report("runtime: ns more to read what another thread reads", round(more_for_shared(read) * 1e9, 1))
        report("runtime: ns more to change what another thread changes", round(more_for_shared(write) * 1e9, 1))
