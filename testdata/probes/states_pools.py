# THR404, THR405, THR6: what executors, pools and futures answer in each state of rules/states/pools.toml.
import logging
import os
import sys
import threading

try:
    from concurrent import futures
except ImportError:
    futures = None
try:
    from multiprocessing.pool import ThreadPool
except ImportError:
    ThreadPool = None

from probing import Steps

over = threading.Event()  # set when everything has been measured
logging.disable(logging.CRITICAL)  # a callback that raises is logged


class TaskError(Exception):
    """What a task of the probe raises."""


def nothing(*ignored):
    pass


def fail(*ignored):
    raise TaskError()


def wait():
    over.wait(30)


def read(value):
    return "None" if value is None else "ok"


class Task(object):
    """A function in a pool of one thread, and where it is."""

    def __init__(self, submit, ends=nothing):
        self.began = threading.Event()
        self.go = threading.Event()
        self.ends = ends
        self.result = submit(self.run)

    def run(self):
        self.began.set()
        self.go.wait(30)
        return self.ends()

    def running(self):
        self.began.wait(5)
        return self

    def end(self):
        self.running().go.set()


def executor():
    return futures.ThreadPoolExecutor(1)


def executor_shut_down():
    subject = executor()
    subject.shutdown()
    return subject


def busy(subject):
    subject.submit(wait)
    return subject


def executor_state(subject):
    if not hasattr(subject, "submit"):
        return "unmade"
    try:
        subject.submit(nothing)
    except RuntimeError:
        return "shut down"
    return "open"


class Maker(object):
    """Becomes an executor when one can be made."""

    def make(self, *args, **kwargs):
        self.submit = futures.ThreadPoolExecutor(*args, **kwargs).submit


def use(subject):
    with subject:
        pass


def by_its_task(action):
    """Does it in the only thread of the executor, for as long as that takes."""

    def operate(subject):
        return subject.submit(action, subject).result()

    return operate


def daemon_of(subject):
    answers = []

    def first_use():
        answers.append(subject.submit(lambda: threading.current_thread().daemon).result())

    user = threading.Thread(target=first_use)
    user.daemon = False
    user.start()
    user.join()
    return answers[0]


def with_executors():
    steps = Steps("ThreadPoolExecutor", executor_state)
    steps.step("unmade", "ThreadPoolExecutor(1)", Maker, lambda m: m.make(1))
    steps.step("unmade", "ThreadPoolExecutor(0)", Maker, lambda m: m.make(0))
    steps.step("unmade", "ThreadPoolExecutor(initializer=f)", Maker, lambda m: m.make(1, initializer=nothing))
    for operation, operate in [
        ("submit(f)", lambda e: read(e.submit(nothing))),
        ("map(f, items)", lambda e: read(e.map(nothing, [1]))),
        ("shutdown()", lambda e: e.shutdown()),
        ("with", use),
    ]:
        steps.step("open", operation, executor, operate)
        steps.step("shut down", operation, executor_shut_down, operate)
    for operation, prepare, operate in [
        ("map(f, items) with an f that raises", executor, lambda e: read(e.map(fail, [1]))),
        ("shutdown() while a task runs", lambda: busy(executor()), lambda e: e.shutdown()),
        ("shutdown(wait=False) while a task runs", lambda: busy(executor()), lambda e: e.shutdown(wait=False)),
        ("shutdown(cancel_futures=True)", executor, lambda e: e.shutdown(cancel_futures=True)),
        ("shutdown() by its only task", executor, by_its_task(lambda e: e.shutdown())),
        ("submit(f).result() by its only task", executor, by_its_task(lambda e: e.submit(nothing).result())),
        ("daemon of its threads, when first used by no daemon", executor, daemon_of),
    ]:
        steps.step("open", operation, prepare, operate)
    steps.finish()


def pending():
    return Task(busy(executor()).submit)


def running(ends=nothing):
    return Task(executor().submit, ends).running()


def ended(ends=nothing):
    task = running(ends)
    task.end()
    futures.wait([task.result])
    return task


def cancelled():
    task = pending()
    task.result.cancel()
    return task


def future_state(task):
    future = task.result
    if future.cancelled():
        return "cancelled"
    if not future.done():
        return "running" if future.running() else "pending"
    return "failed" if future.exception() else "finished"


def finish(task):
    task.end()
    futures.wait([task.result])


def begin(task):
    # Another future's first step, taken by hand: that of a worker could be any moment.
    task.result.set_running_or_notify_cancel()


def made_by_hand():
    task = Task(lambda run: futures.Future())
    return task


def runs_at_once(task):
    threads = []
    task.result.add_done_callback(lambda future: threads.append(threading.current_thread()))
    return threads == [threading.current_thread()]


def with_futures():
    steps = Steps("Future", future_state)
    states = {
        "pending": pending,
        "running": running,
        "finished": ended,
        "failed": lambda: ended(fail),
        "cancelled": cancelled,
    }
    everywhere = [
        ("result()", lambda t: read(t.result.result() or "ok")),
        ("cancel()", lambda t: t.result.cancel()),
        ("done()", lambda t: t.result.done()),
    ]
    rows = [(state, operation, operate) for state in states for operation, operate in everywhere]
    rows += [
        ("pending", "result(0.01)", lambda t: t.result.result(0.01)),
        ("pending", "exception(0.01)", lambda t: t.result.exception(0.01)),
        ("pending", "running()", lambda t: t.result.running()),
        ("pending", "add_done_callback(f)", lambda t: t.result.add_done_callback(nothing)),
        ("pending", "bool()", lambda t: bool(t.result)),
        ("running", "result(0.01)", lambda t: t.result.result(0.01)),
        ("running", "running()", lambda t: t.result.running()),
        ("running", "task returns", finish),
        ("finished", "exception()", lambda t: read(t.result.exception())),
        ("finished", "set_result(x)", lambda t: t.result.set_result(1)),
        ("finished", "add_done_callback(f) runs f at once", runs_at_once),
        ("failed", "exception()", lambda t: read(t.result.exception())),
        ("cancelled", "exception()", lambda t: t.result.exception()),
        ("cancelled", "set_result(x)", lambda t: t.result.set_result(1)),
    ]
    for state, operation, operate in sorted(rows, key=lambda row: row[:2]):
        steps.step(state, operation, states[state], operate)
    steps.step("pending", "task begins", made_by_hand, begin)
    steps.step("running", "task raises", lambda: running(fail), finish)
    steps.finish()


def pool_closed():
    pool = ThreadPool(1)
    pool.close()
    return pool


def pool_terminated():
    pool = ThreadPool(1)
    pool.terminate()
    return pool


def pool_state(pool):
    names = {0: "open", 1: "closed", 2: "terminated"}
    return {"RUN": "open", "CLOSE": "closed", "TERMINATE": "terminated"}.get(pool._state) or names[pool._state]


def with_thread_pools():
    steps = Steps("ThreadPool", pool_state)
    states = {"open": lambda: ThreadPool(1), "closed": pool_closed, "terminated": pool_terminated}
    for state, operation, operate in [
        ("open", "apply(f)", lambda p: p.apply(nothing)),
        ("open", "apply_async(f)", lambda p: read(p.apply_async(nothing))),
        ("open", "map(f, items)", lambda p: read(p.map(nothing, [1]))),
        ("open", "join()", lambda p: p.join()),
        ("open", "close()", lambda p: p.close()),
        ("open", "terminate()", lambda p: p.terminate()),
        ("open", "with", use),
        ("closed", "apply_async(f)", lambda p: read(p.apply_async(nothing))),
        ("closed", "join()", lambda p: p.join()),
        ("closed", "close()", lambda p: p.close()),
        ("closed", "terminate()", lambda p: p.terminate()),
        ("terminated", "apply_async(f)", lambda p: read(p.apply_async(nothing))),
        ("terminated", "join()", lambda p: p.join()),
    ]:
        steps.step(state, operation, states[state], operate)
    steps.finish()


def submitted(ends=nothing):
    pool = ThreadPool(1)
    task = Task(pool.apply_async, ends)
    task.pool = pool  # kept: a pool that nobody has ends its tasks
    return task


def submitted_and_ended(ends=nothing):
    task = submitted(ends)
    task.end()
    task.result.wait()
    return task


def result_state(task):
    if not task.result.ready():
        return "pending"
    return "finished" if task.result.successful() else "failed"


def finish_result(task):
    task.end()
    task.result.wait()


def with_async_results():
    steps = Steps("AsyncResult", result_state)
    states = {
        "pending": submitted,
        "finished": submitted_and_ended,
        "failed": lambda: submitted_and_ended(fail),
    }
    for state, operation, operate in [
        ("pending", "get()", lambda t: t.result.get()),
        ("pending", "get(0.01)", lambda t: t.result.get(0.01)),
        ("pending", "wait()", lambda t: t.result.wait()),
        ("pending", "wait(0.01)", lambda t: t.result.wait(0.01)),
        ("pending", "ready()", lambda t: t.result.ready()),
        ("pending", "successful()", lambda t: t.result.successful()),
        ("pending", "task returns", finish_result),
        ("finished", "get()", lambda t: t.result.get()),
        ("finished", "ready()", lambda t: t.result.ready()),
        ("finished", "successful()", lambda t: t.result.successful()),
        ("failed", "get()", lambda t: t.result.get()),
        ("failed", "wait()", lambda t: t.result.wait()),
        ("failed", "successful()", lambda t: t.result.successful()),
    ]:
        steps.step(state, operation, states[state], operate)
    steps.step("pending", "task raises", lambda: submitted(fail), finish_result)
    steps.finish()


if futures:
    with_executors()
    with_futures()
if ThreadPool:
    with_thread_pools()
    with_async_results()
over.set()
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave threads that wait
