# THR126, THR4, THR5: events, barriers and thread-local objects in each state of rules/states/{signals,locals}.toml.
import os
import pickle
import sys
import threading
import time

from probing import PATIENT_S, Steps, Worker

other = Worker()
WAITERS_S = 5  # longest wait for a helper thread to arrive


def event_set():
    event = threading.Event()
    event.set()
    return event


def with_events():
    steps = Steps("Event", lambda e: "set" if e.is_set() else "clear")
    for operation, operate in [
        ("set()", lambda e: e.set()),
        ("clear()", lambda e: e.clear()),
        ("wait()", lambda e: e.wait()),
        ("wait(0.01)", lambda e: e.wait(0.01)),
        ("is_set()", lambda e: e.is_set()),
        ("isSet()", lambda e: e.isSet()),
        ("bool()", bool),
    ]:
        steps.step("clear", operation, threading.Event, operate)
        steps.step("set", operation, event_set, operate)
    steps.finish()


def barrier_broken():
    barrier = threading.Barrier(2)
    barrier.abort()
    return barrier


def barrier_with_one():
    barrier = threading.Barrier(2)

    def wait():
        try:
            barrier.wait()
        except threading.BrokenBarrierError:
            pass

    thread = threading.Thread(target=wait)
    thread.daemon = True
    thread.start()
    end = time.time() + WAITERS_S
    while not barrier.n_waiting and time.time() < end:
        time.sleep(0.001)
    return barrier


def barrier_state(barrier):
    # Those who leave count until they are gone.
    end = time.time() + PATIENT_S
    while barrier.n_waiting and time.time() < end and not barrier.broken:
        time.sleep(0.01)
    return "broken" if barrier.broken else "one waits" if barrier.n_waiting else "empty"


def with_barriers():
    steps = Steps("Barrier", barrier_state)
    states = {
        "empty": lambda: threading.Barrier(2),
        "one waits": barrier_with_one,
        "broken": barrier_broken,
    }
    for state, operation, operate in [
        ("empty", "wait()", lambda b: b.wait()),
        ("empty", "wait(0.01)", lambda b: b.wait(0.01)),
        ("empty", "abort()", lambda b: b.abort()),
        ("empty", "reset()", lambda b: b.reset()),
        ("empty", "broken", lambda b: b.broken),
        ("one waits", "wait()", lambda b: b.wait()),
        ("one waits", "abort()", lambda b: b.abort()),
        ("one waits", "reset()", lambda b: b.reset()),
        ("broken", "wait()", lambda b: b.wait()),
        ("broken", "reset()", lambda b: b.reset()),
        ("broken", "broken", lambda b: b.broken),
    ]:
        steps.step(state, operation, states[state], operate)
    steps.finish()


def local_set():
    local = threading.local()
    local.x = 1
    return local


def local_set_elsewhere():
    local = threading.local()
    other.do(setattr, local, "x", 1)
    return local


def local_state(local):
    if hasattr(local, "x"):
        return "set by this thread"
    return "set by another thread" if other.do(hasattr, local, "x") else "unset"


def read(local):
    value = getattr(local, "x", None)
    return "None" if value is None else value


def dumped(local):
    pickle.dumps(local)


class Initialised(threading.local):
    shared = []

    def __init__(self):
        self.x = 1
        self.thread = threading.current_thread()


def initialised_elsewhere():
    local = other.do(Initialised)
    other.do(setattr, local, "y", 1)
    return local


def initialised_again():
    local = initialised_elsewhere()
    local.x
    return local


def with_locals():
    steps = Steps("local", local_state)
    unset, here, elsewhere = "unset", "set by this thread", "set by another thread"
    states = {unset: threading.local, here: local_set, elsewhere: local_set_elsewhere}
    for state, operation, operate in [
        (unset, "local.x = 1", lambda l: setattr(l, "x", 1)),
        (unset, "local.x = 1 by another thread", lambda l: other.do(setattr, l, "x", 1)),
        (unset, "local.x", lambda l: l.x),
        (unset, "getattr(local, 'x', None)", read),
        (unset, "del local.x", lambda l: delattr(l, "x")),
        (unset, "pickle.dumps()", dumped),
        (here, "local.x", lambda l: l.x),
        (here, "del local.x", lambda l: delattr(l, "x")),
        (elsewhere, "local.x", lambda l: l.x),
        (elsewhere, "getattr(local, 'x', None)", read),
        (elsewhere, "hasattr(local, 'x')", lambda l: hasattr(l, "x")),
        (elsewhere, "del local.x", lambda l: delattr(l, "x")),
    ]:
        steps.step(state, operation, states[state], operate)
    steps.finish()


def with_subclasses():
    steps = Steps("subclass of local")
    made, again = "made by another thread", "initialised again"
    here = threading.current_thread
    steps.step(made, "x set by its constructor", initialised_elsewhere, lambda l: l.x)
    steps.step(made, "x set after the call", initialised_elsewhere, lambda l: l.y)
    steps.step(
        made,
        "class attribute is the same object",
        initialised_elsewhere,
        lambda l: l.shared is other.do(getattr, l, "shared"),
    )
    steps.step(again, "constructor ran in this thread", initialised_again, lambda l: l.thread is here())
    steps.finish()


with_events()
if hasattr(threading, "Barrier"):
    with_barriers()
with_locals()
with_subclasses()
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave threads that wait
