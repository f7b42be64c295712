# THR1, THR511: what threads answer in each state of the machines of rules/states/threads.toml.
import os
import signal
import subprocess
import sys
import threading
import time

try:
    import _thread
except ImportError:
    import thread as _thread

from probing import Steps, escaped_exceptions, report

over = threading.Event()  # set when everything has been measured


def nothing():
    pass


def wait():
    over.wait(30)


def fail():
    raise KeyError("of the target")


def leave():
    sys.exit(3)


def read(value):
    return "None" if value is None else value


class Uninitialised(threading.Thread):
    def __init__(self):
        pass


def new(target=nothing):
    thread = threading.Thread(target=target)
    thread.daemon = False
    return thread


def new_waiting():
    return new(wait)


def started():
    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def finished():
    thread = new()
    thread.start()
    thread.join()
    return thread


def state_of(thread):
    if not isinstance(thread, threading.Thread):
        return "unmade"
    if isinstance(thread, Uninitialised):
        return "uninitialised"
    if thread.is_alive():
        return "started"
    try:
        thread.join()
    except RuntimeError:
        return "new"
    return "finished"


class Box(object):
    """Holds the thread that a constructor makes."""

    thread = None

    def make(self, *args, **kwargs):
        self.thread = threading.Thread(*args, **kwargs)


def of_box(box):
    return state_of(box.thread)


def join_by_itself():
    box = Box()
    box.answers = []

    def run():
        try:
            box.thread.join()
        except RuntimeError as error:
            box.answers.append(type(error).__name__)

    box.make(target=run)
    return box


def started_box(box):
    box.thread.start()
    box.thread.join()
    return box.answers[0]


def made_by(daemon):
    box = Box()
    maker = threading.Thread(target=lambda: box.make(target=nothing))
    maker.daemon = daemon
    maker.start()
    maker.join()
    return box.thread


def unmade(steps):
    def make(*args, **kwargs):
        return lambda box: box.make(*args, **kwargs)

    def make_uninitialised(box):
        box.thread = Uninitialised()

    for operation, operate in [
        ("Thread(target=f)", make(target=nothing)),
        ("Thread()", make()),
        ("Thread(f)", make(nothing)),
        ("group=1", make(group=1, target=nothing)),
        ("Thread(target=f, daemon=True)", make(target=nothing, daemon=True)),
        ("Thread(target=f, args=1)", make(target=nothing, args=1)),
        ("subclass that does not call Thread's constructor", make_uninitialised),
    ]:
        steps.step("unmade", operation, Box, operate, of_box)


def everywhere():
    """What can be asked of any thread."""
    return [
        ("start()", lambda t: t.start()),
        ("join()", lambda t: t.join()),
        ("is_alive()", lambda t: t.is_alive()),
        ("isAlive()", lambda t: t.isAlive()),
        ("daemon = True", lambda t: setattr(t, "daemon", True)),
        ("setDaemon(True)", lambda t: t.setDaemon(True)),
        ("name = 'x'", lambda t: setattr(t, "name", "x")),
        ("ident", lambda t: read(t.ident)),
        ("native_id", lambda t: read(t.native_id)),
        ("bool()", bool),
    ]


def with_threads():
    steps = Steps("Thread", state_of)
    unmade(steps)
    for operation, operate in everywhere():
        if operation in ("start()", "join()", "daemon = True", "name = 'x'"):
            steps.step("uninitialised", operation, Uninitialised, operate)
        # A thread that runs on shows that `start()` leaves it started.
        steps.step("new", operation, new_waiting, operate)
        steps.step("started", operation, started, operate)
        steps.step("finished", operation, finished, operate)
    steps.step("new", "run()", new, lambda t: t.run())
    steps.step("new", "daemon, when made by a daemon thread", lambda: made_by(True), lambda t: t.daemon)
    steps.step("new", "daemon, when made by another thread", lambda: made_by(False), lambda t: t.daemon)
    steps.step("started", "join(0.01)", started, lambda t: t.join(0.01))
    steps.step("started", "join() by itself", join_by_itself, started_box, lambda box: "started")
    steps.step("started", "signal.signal() by it", threading.current_thread, handle_signals)
    for operation, target in [("returns", nothing), ("raises", fail), ("calls sys.exit()", leave)]:
        steps.step("started", "target " + operation, lambda target=target: new(target), end)
    steps.finish()


AT_EXIT = """
import sys, threading, time
def work():
    time.sleep(0.5)
    sys.stdout.write("waits")
    sys.stdout.flush()
thread = threading.Thread(target=work)
thread.daemon = %s
thread.start()
"""


def at_exit(daemon):
    """What becomes of a thread that is at work when the program ends."""
    command = [sys.executable, "-c", AT_EXIT % daemon]
    output, _ = subprocess.Popen(command, stdout=subprocess.PIPE).communicate()
    return str(output.decode()) or "killed"


def with_exits():
    # Not in a thread of its own: some interpreters need seconds to begin.
    for operation, daemon in [("program ends", False), ("program ends, and it is a daemon", True)]:
        report("state: Thread started: " + operation, at_exit(daemon))


def handle_signals(thread):
    signal.signal(signal.SIGINT, lambda number, frame: None)


def end(thread):
    def run():
        thread.start()
        thread.join()

    escaped_exceptions(run)


class Probed(object):
    """A timer and what its function does."""

    def __init__(self, seconds, start=True):
        self.began = threading.Event()
        self.go = threading.Event()
        self.cancelled = self.started = False
        self.timer = threading.Timer(seconds, self.run)
        self.timer.daemon = False
        if start:
            self.start()

    def run(self):
        self.began.set()
        self.go.wait(30)

    def running(self):
        self.began.wait()
        return self

    def finished(self):
        self.running().go.set()
        self.timer.join()
        return self

    def wait(self):
        self.began.wait(5)

    def cancel(self):
        self.timer.cancel()
        self.cancelled = True
        if self.started and not self.began.is_set():
            self.timer.join(5)

    def start(self):
        self.timer.start()
        self.started = True
        if self.cancelled:
            self.timer.join(5)


def timer_state(probed):
    if not probed.started:
        return "cancelled" if probed.cancelled else "new"
    if not probed.timer.is_alive():
        return "finished"
    return "running" if probed.began.is_set() else "waiting"


LONG_S = 20


def cancelled():
    probed = Probed(LONG_S, start=False)
    probed.cancel()
    return probed


def with_timers():
    made = []

    def keep(make):
        def run():
            made.append(make())
            return made[-1]

        return run

    states = {
        "new": keep(lambda: Probed(LONG_S, start=False)),
        "waiting": keep(lambda: Probed(LONG_S)),
        "running": keep(lambda: Probed(0).running()),
        "cancelled": keep(cancelled),
        "finished": keep(lambda: Probed(0).finished()),
    }
    steps = Steps("Timer", timer_state)
    for state, operation, operate in [
        ("new", "start()", lambda p: p.start()),
        ("new", "cancel()", lambda p: p.cancel()),
        ("new", "join()", lambda p: p.timer.join()),
        ("new", "daemon", lambda p: p.timer.daemon),
        ("waiting", "cancel()", lambda p: p.cancel()),
        ("waiting", "start()", lambda p: p.start()),
        ("waiting", "join()", lambda p: p.timer.join()),
        ("waiting", "is_alive()", lambda p: p.timer.is_alive()),
        ("running", "cancel()", lambda p: p.cancel()),
        ("running", "is_alive()", lambda p: p.timer.is_alive()),
        ("running", "target returns", lambda p: p.finished() and None),
        ("cancelled", "start()", lambda p: p.start()),
        ("finished", "start()", lambda p: p.start()),
        ("finished", "is_alive()", lambda p: p.timer.is_alive()),
    ]:
        steps.step(state, operation, states[state], operate)
    steps.step("waiting", "interval is over", keep(lambda: Probed(0.01)), lambda p: p.wait())
    steps.finish()
    for probed in made:
        probed.timer.cancel()
        probed.go.set()


def without_objects():
    steps = Steps("start_new_thread")
    ended = []

    def run(action):
        try:
            action()
        finally:
            ended.append(1)

    def start(*args):
        return lambda ignored: _thread.start_new_thread(*args)

    def start_and_end(action):
        def operate(before):
            _thread.start_new_thread(run, (action,))
            while len(ended) == before:
                time.sleep(0.001)

        return operate

    for operation, operate in [
        ("start_new_thread(f, ())", start(nothing, ())),
        ("start_new_thread(f, list())", start(nothing, [])),
        ("start_new_thread(1, ())", start(1, ())),
    ]:
        steps.step("unmade", operation, lambda: None, operate)
    for operation, target in [("returns", nothing), ("raises", fail), ("calls sys.exit()", leave)]:
        steps.step("started", "target " + operation, lambda: len(ended), start_and_end(target))
    steps.finish()


with_threads()
with_exits()
with_timers()
without_objects()
over.set()
sys.stdout.flush()
os._exit(0)  # on purpose: some steps leave threads that wait
