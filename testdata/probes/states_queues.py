# THR415, THR416, THR421: what queues answer in each state of the machines of rules/states/queues.toml.
import os
import sys

try:
    import queue
except ImportError:
    import Queue as queue

from probing import Steps


def made(items, taken=0, shut=False):
    """Makes a queue for two, with so many items put and taken."""

    def make():
        subject = queue.Queue(2)
        for item in range(items):
            subject.put(item)
        for _ in range(taken):
            subject.get()
        if shut:
            subject.shutdown()
        return subject

    return make


def state_of(subject):
    if getattr(subject, "is_shutdown", False):
        return "shut down" if subject.empty() else "shut down with items"
    if subject.full():
        return "full"
    if not subject.empty():
        return "holds some"
    return "work is not done" if subject.unfinished_tasks else "empty"


def get(*args, **kwargs):
    def operate(subject):
        subject.get(*args, **kwargs)

    return operate


OPERATIONS = {
    "put(x)": lambda q: q.put(1),
    "put(x, False)": lambda q: q.put(1, False),
    "put(x, timeout=0.01)": lambda q: q.put(1, timeout=0.01),
    "put_nowait(x)": lambda q: q.put_nowait(1),
    "get()": get(),
    "get(False)": get(False),
    "get(timeout=0.01)": get(timeout=0.01),
    "get_nowait()": lambda q: q.get_nowait(),
    "task_done()": lambda q: q.task_done(),
    "join()": lambda q: q.join(),
    "empty()": lambda q: q.empty(),
    "full()": lambda q: q.full(),
    "qsize()": lambda q: q.qsize(),
    "bool()": bool,
    "len()": len,
    "iter()": iter,
    "shutdown()": lambda q: q.shutdown(),
}
WORK = ["put(x)", "get()", "get(False)", "task_done()", "join()", "empty()", "full()", "shutdown()"]


def with_queues():
    steps = Steps("Queue", state_of)
    measured = {
        "empty": (made(0), WORK + ["get_nowait()", "get(timeout=0.01)", "qsize()", "bool()", "len()", "iter()"]),
        "holds some": (made(1), ["put(x)", "get()", "get(False)", "join()", "empty()", "shutdown()"]),
        "full": (made(2), ["put(x)", "put(x, False)", "put_nowait(x)", "put(x, timeout=0.01)", "get()", "full()"]),
        "work is not done": (made(1, 1), ["task_done()", "join()", "get(False)", "empty()"]),
    }
    if hasattr(queue.Queue, "shutdown"):
        measured["shut down"] = made(0, shut=True), ["put(x)", "get()", "shutdown()", "join()"]
        measured["shut down with items"] = made(1, shut=True), ["put(x)", "get()"]
    for state, (make, operations) in sorted(measured.items()):
        for operation in operations:
            steps.step(state, operation, make, OPERATIONS[operation])
    steps.finish()


def simple_with_one():
    subject = queue.SimpleQueue()
    subject.put(1)
    return subject


def with_simple_queues():
    steps = Steps("SimpleQueue", lambda q: "empty" if q.empty() else "holds some")
    for operation in WORK + ["get(timeout=0.01)"]:
        steps.step("empty", operation, queue.SimpleQueue, OPERATIONS[operation])
    for operation in ["put(x)", "put(x, False)", "get()", "empty()"]:
        steps.step("holds some", operation, simple_with_one, OPERATIONS[operation])
    steps.finish()


with_queues()
if hasattr(queue, "SimpleQueue"):
    with_simple_queues()
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave threads that wait
