# THR6, THR7: what processes and their pools answer in each state of the machines of rules/states/processes.toml.
import os
import sys
import threading
import time

try:
    import multiprocessing
except ImportError:
    multiprocessing = None
try:
    from concurrent import futures
except ImportError:
    futures = None

from probing import outcome, report

WAIT_S = 0.3  # a process that is told to wait longer runs on
RESULT_S = 5  # what has not come by then does not come
LAMBDA = lambda: None  # noqa: E731 pickles know functions by their names


class TaskError(Exception):
    """What a task of the probe raises."""


def nothing(*ignored):
    pass


def fail():
    raise TaskError()


def fail_quietly():
    os.close(2)  # its traceback is of no interest
    raise TaskError()


def sleep():
    time.sleep(30)


def die():
    os._exit(3)


def word(value):
    """In the words of the state machines."""
    if value is None:
        return "None"
    return str(value) if isinstance(value, (bool, str)) else "int" if isinstance(value, int) else "ok"


def measure(machine, state, operation, action, after=None):
    """All in one thread: a process forked beside threads may find their locks taken."""
    claim = "state: %s %s: %s" % (machine, state, operation)
    report(claim, word(outcome(action)))
    if after:
        report(claim + ", then", after())


def new(target=nothing):
    return multiprocessing.Process(target=target)


def started():
    process = new(sleep)
    process.start()
    return process


def finished():
    process = new()
    process.start()
    process.join()
    return process


def closed():
    process = finished()
    process.close()
    return process


def state_of(process):
    if getattr(process, "_closed", False):
        return "closed"
    if process.pid is None:
        return "new"
    process.join(0.01)
    return "started" if process.exitcode is None else "finished"


def waits(process):
    """`join()` with a limit that only a process which runs on reaches."""
    process.join(WAIT_S)
    return "blocks" if process.is_alive() else None


def run_to_its_end(process):
    process.start()
    process.join()


def end(process):
    process.terminate()
    process.join()


def read(value):
    return "None" if value is None else value


class Box(object):
    """Holds the process that a constructor makes."""

    process = None

    def make(self, **kwargs):
        self.process = multiprocessing.Process(target=nothing, **kwargs)

    def state(self):
        return state_of(self.process) if self.process else "unmade"


def without_processes():
    for operation, kwargs in [("Process(target=f)", {}), ("group=1", {"group": 1})]:
        box = Box()
        measure("Process", "unmade", operation, lambda: box.make(**kwargs), box.state)


def with_processes():
    made = []
    states = {"new": new, "started": started, "finished": finished, "closed": closed}
    rows = [
        ("new", "start()", lambda p: p.start()),
        ("new", "run()", lambda p: p.run()),
        ("new", "join()", lambda p: p.join()),
        ("new", "is_alive()", lambda p: p.is_alive()),
        ("new", "daemon = True", lambda p: setattr(p, "daemon", True)),
        ("new", "pid", lambda p: read(p.pid)),
        ("new", "exitcode", lambda p: read(p.exitcode)),
        ("started", "start()", lambda p: p.start()),
        ("started", "join()", waits),
        ("started", "join(0.01)", lambda p: p.join(0.01)),
        ("started", "is_alive()", lambda p: p.is_alive()),
        ("started", "daemon = True", lambda p: setattr(p, "daemon", True)),
        ("started", "pid", lambda p: p.pid),
        ("started", "exitcode", lambda p: read(p.exitcode)),
        ("started", "close()", lambda p: p.close()),
        ("started", "terminate()", end),
        ("finished", "start()", lambda p: p.start()),
        ("finished", "join()", lambda p: p.join()),
        ("finished", "is_alive()", lambda p: p.is_alive()),
        ("finished", "exitcode", lambda p: p.exitcode),
        ("finished", "close()", lambda p: p.close()),
    ]
    if hasattr(multiprocessing.Process, "close"):
        rows += [("closed", "is_alive()", lambda p: p.is_alive()), ("closed", "join()", lambda p: p.join())]
    for state, operation, operate in rows:
        process = new(sleep) if (state, operation) == ("new", "start()") else states[state]()
        made.append(process)
        measure("Process", state, operation, lambda: operate(process), lambda: state_of(process))
    for operation, target in [("target returns", nothing), ("target raises", fail_quietly)]:
        process = new(target)
        measure("Process", "started", operation, lambda: run_to_its_end(process), lambda: state_of(process))
    for process in made:
        if state_of(process) == "started":
            end(process)


def pool_state(executor):
    result = outcome(executor.submit, nothing)
    return {"BrokenProcessPool": "broken", "RuntimeError": "shut down"}.get(str(result), "open")


def in_pool(state, operation, action, prepare=nothing):
    executor = futures.ProcessPoolExecutor(1)
    prepare(executor)

    def act():
        try:
            return action(executor)
        except futures.TimeoutError:
            return "blocks"

    measure("ProcessPoolExecutor", state, operation, act, lambda: pool_state(executor))


def break_pool(executor):
    try:
        executor.submit(die).result(RESULT_S)
    except futures.process.BrokenProcessPool:
        pass


def with_executors():
    in_pool("open", "submit(f).result()", lambda e: e.submit(nothing).result(RESULT_S))
    in_pool("open", "submit(f).result() of an f that raises", lambda e: e.submit(fail).result(RESULT_S))
    in_pool("open", "submit(lambda).result()", lambda e: e.submit(LAMBDA).result(RESULT_S))
    in_pool("open", "submit(f, lock).result()", lambda e: e.submit(nothing, threading.Lock()).result(RESULT_S))
    in_pool("open", "worker dies", lambda e: e.submit(die).result(RESULT_S))
    in_pool("open", "shutdown()", lambda e: e.shutdown())
    in_pool("broken", "submit(f)", lambda e: e.submit(nothing), break_pool)
    in_pool("shut down", "submit(f)", lambda e: e.submit(nothing), lambda e: e.shutdown())


if __name__ == "__main__":
    if multiprocessing:
        without_processes()
        with_processes()
    if multiprocessing and futures:
        with_executors()
        for child in multiprocessing.active_children():
            child.terminate()
    sys.stdout.flush()
    os._exit(0)  # on purpose: executors that lost a task wait for it
