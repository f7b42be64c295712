# THR7: what event loops, tasks and asyncio's locks and queues answer in each state of rules/states/loops.toml.
import os
import sys
import threading
import time

try:
    import asyncio
except ImportError:
    asyncio = None

from probing import PATIENT_S, Steps


class TaskError(Exception):
    """What a coroutine of the probe raises."""


# Python 2 cannot read it.
COROUTINES = """
async def nothing():
    pass

async def fail():
    raise TaskError()

async def sleep():
    await asyncio.sleep(30)

async def call(action, *args):
    return action(*args)

async def bounded(make, *args):
    waiting = asyncio.ensure_future(make(*args))
    done, _ = await asyncio.wait([waiting], timeout=0.2)
    return waiting.result() if done else "blocks"

async def use(lock):
    async with lock:
        pass
"""


def spare(coroutine):
    """Uses a coroutine that nobody may have taken."""
    coroutine.close()


def with_coroutine(action, *args):
    """Calls it with a coroutine, which is closed when it was refused."""
    coroutine = nothing()
    try:
        result = action(coroutine, *args)
    except BaseException:
        spare(coroutine)
        raise
    return result


def ignored(*args):
    return None


class Loop(object):
    """A loop in a thread of its own, or idle."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()

    def running(self):
        thread = threading.Thread(target=self.run)
        thread.daemon = True
        thread.start()
        self.on_loop(ignored)
        return self

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def on_loop(self, action, *args):
        """The result of an action on the loop's thread."""
        return asyncio.run_coroutine_threadsafe(call(action, *args), self.loop).result()

    def closed(self):
        self.loop.close()
        return self

    def debugged(self):
        self.loop.set_debug(True)
        return self.running()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        end = time.time() + PATIENT_S
        while self.loop.is_running() and time.time() < end:
            time.sleep(0.01)


def loop_state(subject):
    if subject.loop.is_closed():
        return "closed"
    return "running" if subject.loop.is_running() else "idle"


def create_task(subject):
    task = with_coroutine(subject.loop.create_task)
    task.cancel()


def on_another_loop():
    loop = asyncio.new_event_loop()
    try:
        with_coroutine(loop.run_until_complete)
    finally:
        loop.close()


def with_loops():
    steps = Steps("event loop", loop_state)
    makers = {
        "idle": Loop,
        "running": lambda: Loop().running(),
        "closed": lambda: Loop().closed(),
    }
    own = asyncio.run_coroutine_threadsafe
    for state, operation, operate in [
        ("idle", "run_until_complete(c)", lambda s: s.loop.run_until_complete(nothing())),
        ("idle", "call_soon(f)", lambda s: ignored(s.loop.call_soon(ignored))),
        ("idle", "create_task(c)", create_task),
        ("idle", "is_running()", lambda s: s.loop.is_running()),
        ("idle", "close()", lambda s: s.loop.close()),
        ("running", "run_until_complete(c)", lambda s: s.on_loop(with_coroutine, s.loop.run_until_complete)),
        ("running", "run_until_complete(c) of another loop", lambda s: s.on_loop(on_another_loop)),
        ("running", "asyncio.run(c)", lambda s: s.on_loop(lambda: with_coroutine(asyncio.run))),
        ("running", "close()", lambda s: s.on_loop(s.loop.close)),
        ("running", "is_running()", lambda s: s.loop.is_running()),
        ("running", "run_coroutine_threadsafe(c).result() by another thread", lambda s: own(nothing(), s.loop).result()),
        ("running", "call_soon(f) by another thread", lambda s: ignored(s.loop.call_soon(ignored))),
        ("running", "call_soon_threadsafe(f) by another thread", lambda s: ignored(s.loop.call_soon_threadsafe(ignored))),
        ("running", "stop()", lambda s: s.stop()),
        ("closed", "run_until_complete(c)", lambda s: with_coroutine(s.loop.run_until_complete)),
        ("closed", "call_soon(f)", lambda s: ignored(s.loop.call_soon(ignored))),
        ("closed", "call_soon_threadsafe(f) by another thread", lambda s: ignored(s.loop.call_soon_threadsafe(ignored))),
        ("closed", "create_task(c)", create_task),
        ("closed", "close()", lambda s: s.loop.close()),
    ]:
        steps.step(state, operation, makers[state], operate)
    steps.step("idle", "run_forever()", Loop, lambda s: s.run())
    steps.step(
        "running",
        "run_coroutine_threadsafe(c).result() by itself",
        makers["running"],
        lambda s: s.on_loop(lambda: own(nothing(), s.loop).result()),
    )
    steps.step(
        "running",
        "call_soon(f) by another thread in debug mode",
        lambda: Loop().debugged(),
        lambda s: ignored(s.loop.call_soon(ignored)),
    )
    steps.finish()


def without_loops():
    steps = Steps("thread without a loop")
    none = lambda: None  # noqa: E731
    for operation, operate in [
        ("asyncio.get_event_loop()", lambda s: ignored(asyncio.get_event_loop())),
        ("asyncio.get_running_loop()", lambda s: ignored(asyncio.get_running_loop())),
        ("asyncio.create_task(c)", lambda s: with_coroutine(lambda c: asyncio.create_task(c))),
        ("asyncio.ensure_future(c)", lambda s: with_coroutine(asyncio.ensure_future)),
        ("asyncio.run(c)", lambda s: with_coroutine(lambda c: asyncio.run(c))),
        ("asyncio.set_event_loop(loop)", lambda s: asyncio.set_event_loop(asyncio.new_event_loop())),
    ]:
        steps.step("none", operation, none, operate)
    set_one = lambda: asyncio.set_event_loop(asyncio.new_event_loop())  # noqa: E731
    steps.step("set", "asyncio.get_event_loop()", set_one, lambda s: ignored(asyncio.get_event_loop()))
    steps.step("set", "asyncio.get_running_loop()", set_one, lambda s: ignored(asyncio.get_running_loop()))
    steps.finish()


class Made(object):
    """A task and its loop, which runs only when it is asked to."""

    def __init__(self, coroutine, run=False, cancel=False):
        self.loop = asyncio.new_event_loop()
        self.task = self.loop.create_task(coroutine())
        self.cancelled = cancel
        if cancel:
            self.task.cancel()
        if run:
            self.turn()

    def turn(self):
        for _ in range(3):
            self.loop.run_until_complete(nothing())


def task_state(made):
    if made.task.cancelled():
        return "cancelled"
    if made.task.done():
        return "failed" if made.task.exception() else "finished"
    return "being cancelled" if made.cancelled else "pending"


def cancel(made):
    result = made.task.cancel()
    made.cancelled = result
    return result


def with_tasks():
    steps = Steps("Task", task_state)
    makers = {
        "pending": lambda: Made(sleep),
        "being cancelled": lambda: Made(sleep, cancel=True),
        "finished": lambda: Made(nothing, run=True),
        "failed": lambda: Made(fail, run=True),
        "cancelled": lambda: Made(sleep, run=True, cancel=True),
    }
    for state, operation, operate in [
        ("pending", "result()", lambda m: m.task.result()),
        ("pending", "done()", lambda m: m.task.done()),
        ("pending", "cancel()", cancel),
        ("being cancelled", "done()", lambda m: m.task.done()),
        ("being cancelled", "coroutine gets to run", lambda m: m.turn()),
        ("finished", "result()", lambda m: m.task.result()),
        ("finished", "cancel()", lambda m: m.task.cancel()),
        ("finished", "done()", lambda m: m.task.done()),
        ("failed", "result()", lambda m: m.task.result()),
        ("cancelled", "result()", lambda m: m.task.result()),
        ("cancelled", "cancel()", lambda m: m.task.cancel()),
    ]:
        steps.step(state, operation, makers[state], operate)
    steps.step("pending", "coroutine returns", lambda: Made(nothing), lambda m: m.turn())
    steps.step("pending", "coroutine raises", lambda: Made(fail), lambda m: m.turn())
    steps.finish()


class Bound(object):
    """Something of asyncio and the loop it belongs to."""

    def __init__(self, make, *args):
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        self.it = self.do(make, *args)

    def do(self, action, *args):
        """A plain call on the loop."""
        return self.loop.run_until_complete(call(action, *args))

    def wait(self, make, *args):
        """What is awaited, but not for ever."""
        result = self.loop.run_until_complete(bounded(make, *args))
        return result if result in ("blocks", True) else None


def held():
    bound = Bound(asyncio.Lock)
    bound.wait(bound.it.acquire)
    return bound


def use_plainly(lock):
    with lock:
        pass


def with_locks():
    steps = Steps("asyncio.Lock", lambda b: "held" if b.it.locked() else "free")
    makers = {"free": lambda: Bound(asyncio.Lock), "held": held}
    for state, operation, operate in [
        ("free", "await acquire()", lambda b: b.wait(b.it.acquire)),
        ("free", "release()", lambda b: b.do(b.it.release)),
        ("free", "with", lambda b: b.do(use_plainly, b.it)),
        ("free", "async with", lambda b: b.wait(use, b.it)),
        ("free", "locked()", lambda b: b.it.locked()),
        ("held", "await acquire()", lambda b: b.wait(b.it.acquire)),
        ("held", "release()", lambda b: b.do(b.it.release)),
        ("held", "release() by another task", lambda b: b.do(b.it.release)),
        ("held", "locked()", lambda b: b.it.locked()),
    ]:
        steps.step(state, operation, makers[state], operate)
    steps.finish()


def full():
    bound = Bound(asyncio.Queue, 1)
    bound.do(bound.it.put_nowait, 1)
    return bound


def with_queues():
    steps = Steps("asyncio.Queue", lambda b: "full" if b.it.full() else "empty")
    makers = {"empty": lambda: Bound(asyncio.Queue, 1), "full": full}
    for state, operation, operate in [
        ("empty", "get_nowait()", lambda b: b.do(b.it.get_nowait)),
        ("empty", "await get()", lambda b: b.wait(b.it.get)),
        ("empty", "task_done()", lambda b: b.do(b.it.task_done)),
        ("empty", "put_nowait(x)", lambda b: b.do(b.it.put_nowait, 1)),
        ("full", "put_nowait(x)", lambda b: b.do(b.it.put_nowait, 1)),
        ("full", "await put(x)", lambda b: b.wait(b.it.put, 1)),
        ("full", "get_nowait()", lambda b: ignored(b.do(b.it.get_nowait))),
    ]:
        steps.step(state, operation, makers[state], operate)
    steps.finish()


if asyncio:
    exec(COROUTINES)
    with_loops()
    without_loops()
    with_tasks()
    with_locks()
    with_queues()
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave loops that run
