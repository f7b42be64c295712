# THR3, THR402, THR407: what locks and conditions answer in each state of the machines of rules/states/locks.toml.
import copy
import os
import pickle
import sys
import threading

from probing import Steps, Worker


holder = Worker()
observer = Worker()


class Probed(object):
    """A lock and who has taken it."""

    def __init__(self, make):
        self.lock = make()
        self.taker = "nobody"

    def taken(self, times=1):
        for _ in range(times):
            self.lock.acquire()
        self.taker = "this thread"
        return self

    def taken_elsewhere(self):
        holder.do(self.lock.acquire)
        self.taker = "another thread"
        return self

    def released_too_often(self):
        self.lock.release()
        return self


def places(lock):
    """How often another thread can take it; it gives back what it took."""
    taken = 0
    while taken < 3 and lock.acquire(False):
        taken += 1
    for _ in range(taken):
        lock.release()
    return taken


def state_of(probed):
    free = observer.do(places, probed.lock)
    if free:
        counts = type(probed.lock) in (type(threading.Semaphore()), type(threading.BoundedSemaphore()))
        return "released too often" if counts and free > 1 else "free"
    if probed.taker != "this thread":
        return "held by another thread"
    if type(probed.lock) is not type(threading.RLock()):
        return "held by this thread"
    # An owner can give it back once for each time that it took it.
    probed.lock.release()
    twice = not observer.do(places, probed.lock)
    probed.lock.acquire()
    return "held twice by this thread" if twice else "held by this thread"


def use(probed):
    with probed.lock:
        pass


def acquire(*args, **kwargs):
    def operate(probed):
        result = probed.lock.acquire(*args, **kwargs)
        if result and probed.taker == "nobody":
            probed.taker = "this thread"
        return bool(result)

    return operate


def acquire_elsewhere(probed):
    result = holder.do(probed.lock.acquire)
    probed.taker = "another thread"
    return bool(result)


def thread_ends(probed):
    """The thread that holds it ends."""
    thread = threading.Thread(target=probed.lock.acquire)
    thread.start()
    thread.join()
    probed.taker = "another thread"


def serialised(probed):
    pickle.dumps(probed.lock)


def value(result):
    """Python 2 has 0 and 1 for some of these."""
    return result if result is None else bool(result)


ANYWHERE = [
    ("acquire()", acquire()),
    ("acquire(False)", acquire(False)),
    ("acquire(timeout=0.01)", acquire(timeout=0.01)),
    ("release()", lambda p: p.lock.release()),
]
FREE = [
    ("acquire() by another thread", acquire_elsewhere),
    ("with", use),
]
LOCKS = [
    ("locked()", lambda p: p.lock.locked()),
    ("bool()", lambda p: bool(p.lock)),
]
WAITS = [
    ("wait()", lambda p: value(p.lock.wait())),
    ("wait(0.01)", lambda p: value(p.lock.wait(0.01))),
    ("notify()", lambda p: p.lock.notify()),
    ("notify_all()", lambda p: p.lock.notify_all()),
    ("notifyAll()", lambda p: p.lock.notifyAll()),
    ("wait_for(false, 0.01)", lambda p: p.lock.wait_for(lambda: False, 0.01)),
]


def measure(machine, make, free=(), held=(), elsewhere=(), extra=()):
    steps = Steps(machine, state_of)
    states = {
        "free": lambda: Probed(make),
        "held by this thread": lambda: Probed(make).taken(),
        "held twice by this thread": lambda: Probed(make).taken(2),
        "held by another thread": lambda: Probed(make).taken_elsewhere(),
        "released too often": lambda: Probed(make).released_too_often(),
    }
    rows = [("free", row) for row in ANYWHERE + FREE + list(free)]
    rows += [("held by this thread", row) for row in ANYWHERE + list(held)]
    rows += [("held by another thread", row) for row in ANYWHERE + list(elsewhere)]
    for state, (operation, operate) in rows + list(extra):
        steps.step(state, operation, states[state], operate)
    steps.finish()


COPIES = [("copy.copy()", lambda p: copy.copy(p.lock)), ("pickle.dumps()", serialised)]
measure(
    "Lock",
    threading.Lock,
    free=LOCKS + COPIES + [("acquire(False, 1)", acquire(False, 1))],
    held=LOCKS,
    elsewhere=LOCKS[:1],
    extra=[("held by this thread", ("thread ends", lambda p: p.lock.release() or thread_ends(p)))],
)
measure(
    "RLock",
    threading.RLock,
    free=LOCKS + COPIES,
    held=[("with", use)],
    extra=[
        ("held by this thread", ("thread ends", lambda p: p.lock.release() or thread_ends(p))),
        ("held twice by this thread", ("acquire()", acquire())),
        ("held twice by this thread", ("release()", lambda p: p.lock.release())),
    ],
)
measure(
    "Semaphore",
    threading.Semaphore,
    free=[("release(2)", lambda p: p.lock.release(2))],
    extra=[("released too often", ("acquire()", acquire()))],
)
measure("BoundedSemaphore", threading.BoundedSemaphore)
measure(
    "Condition",
    threading.Condition,
    free=WAITS[:4] + [("bool()", lambda p: bool(p.lock))],
    held=WAITS + [("with", use)],
    elsewhere=WAITS[:4],
)
measure(
    "Condition(Lock())",
    lambda: threading.Condition(threading.Lock()),
    free=WAITS[:4],
    held=WAITS[:4],
    elsewhere=WAITS[:4],
)
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave threads that wait
