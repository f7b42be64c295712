# Shared by the probes: one JSON line per measured claim, on Python 2.7 and later.
import json
import numbers
import os
import sys
import threading
import time
import warnings

ON_JYTHON = sys.platform[:4] == "java"
FINEST_INTERVAL = 1e-6  # seconds; the interpreter's own minimum
FINEST_CHECK = 1  # bytecodes, Python 2


def report(claim, value, **more):
    """Prints what was measured. `expected`: what the model or, as `because` says, a rule takes for granted, when the
    claims of the model do not name it. `measured`: the number behind the value."""
    print(json.dumps(dict(more, claim=claim, value=value), sort_keys=True))
    sys.stdout.flush()


def claims(kind):
    """The claims of the model of one kind, in their order; none when the probe runs by itself."""
    path = os.environ.get("THREADLINT_CLAIMS")
    if not path:
        return []
    with open(path) as file:
        return [claim for claim in json.load(file)["claims"] if claim["claim"].startswith(kind + ": ")]


def outcome(action, *args, **kwargs):
    """The result of a call, or the name of the exception it raised."""
    try:
        result = action(*args, **kwargs)
    except BaseException as error:  # the probes ask for SystemExit as well
        return type(error).__name__
    return "ok" if result is None else result


def outcome_in_thread(action, *args):
    """What a call ends with in a thread of its own; "blocked" when it has not ended after a second."""
    results = []
    thread = threading.Thread(target=lambda: results.append(outcome(action, *args)))
    thread.daemon = True
    thread.start()
    thread.join(1.0)
    return results[0] if results else "blocked"


def escaped_exceptions(action):
    """Name of the exception that ended the thread that `action` started and joined, in a list."""
    names = []
    if hasattr(threading, "excepthook"):
        before = threading.excepthook
        threading.excepthook = lambda args: names.append(args.exc_type.__name__)
        try:
            action()
        finally:
            threading.excepthook = before
        return names
    before = sys.stderr
    sys.stderr = written = _Text()
    try:
        action()
    finally:
        sys.stderr = before
    heads = [line.split(":")[0] for line in "".join(written.parts).splitlines()]
    names = [head for head in heads if head.endswith("Error") and " " not in head]
    return names[-1:]  # the others are what it came from


class _Text(object):
    """Takes what Python 2 and 3 write to stderr."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


def warned(action):
    """Names of the warnings a call gives."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        action()
    return sorted(set(w.category.__name__ for w in caught))


def switch_often():
    """Makes the interpreter offer the GIL as often as it can."""
    if hasattr(sys, "setswitchinterval"):
        sys.setswitchinterval(FINEST_INTERVAL)
    elif hasattr(sys, "setcheckinterval"):
        sys.setcheckinterval(FINEST_CHECK)


def in_threads(target, count):
    """Runs `target` in `count` threads that start together, until all have ended."""
    arrived = []

    def run():
        arrived.append(1)
        while len(arrived) < count:  # an event would wake them one after the other
            pass
        target()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


THREADS = 4
# Of operations on which nothing may get lost; on those that lose, threads may run in turn for long before it shows.
ROUNDS = 2 if os.environ.get("THREADLINT_QUICK") else 8
PATIENT_ROUNDS = 200


def claimed(claim):
    """What the model says of this interpreter; None when it says nothing."""
    runtime = os.environ.get("THREADLINT_RUNTIME")
    for each in claims(claim.split(":")[0]):
        if each["claim"] == claim and runtime in each["expected"]:
            return each["expected"][runtime]
    return None


def loses(claim, target, reset, total):
    """Reports whether some of what threads do at once gets lost, and how many percent in the round that shows it."""
    reset()
    target()
    wanted = total() * THREADS  # the first call shows what one thread does
    lost, rounds = 0, PATIENT_ROUNDS if claimed(claim) == "loses" else ROUNDS
    for _ in range(rounds):
        reset()
        in_threads(target, THREADS)
        lost = wanted - total()
        if lost:
            break
    if lost:
        report(claim, "loses", measured="%.2g %%" % (100.0 * lost / wanted))
    else:
        report(claim, "keeps", tried=rounds * wanted)


def interpret_only():
    """PyPy: what is interpreted is what the model speaks of; compiled loops are seldom interrupted."""
    try:
        import pypyjit
    except ImportError:
        return
    pypyjit.set_param("off")


def windows_of(names, helpers, more):
    """Measures all functions of a module but its helpers, and some more."""
    interpret_only()
    switch_often()
    kind = type(windows_of)
    cases = [each for each in names.values() if isinstance(each, kind) and each.__module__ == names["__name__"]]
    cases = [each for each in cases if each not in helpers]
    for case in sorted(cases + more, key=lambda each: each.__doc__):
        loses("window: " + case.__doc__, case, names["reset"], names["total"])


QUICK_S = 0.2  # what does not wait has ended by then on an idle machine
PATIENT_S = 1.0  # and by then on any; shared by all steps of a machine


class Worker(object):
    """A thread that lives as long as the program, so that no later thread gets its ident."""

    def __init__(self):
        self.asked = threading.Semaphore(0)
        self.answered = threading.Semaphore(0)
        self.one = threading.Lock()
        thread = threading.Thread(target=self._run)
        thread.daemon = True
        thread.start()

    def _run(self):
        while True:
            self.asked.acquire()
            self.result = self.action(*self.args)
            self.answered.release()

    def do(self, action, *args):
        """The result of an action that does not raise."""
        with self.one:
            self.action, self.args = action, args
            self.asked.release()
            self.answered.acquire()
            return self.result


class Steps(object):
    """Measures the rows of one state machine, each on an object of its own and in a thread of its own.

    The claim is "state: <machine> <state>: <operation>" and its value the outcome; where `observe` can tell
    the state afterwards, the same claim with ", then" has it.
    """

    def __init__(self, machine, observe=None):
        self.machine = machine
        self.observe = observe
        self.waiting = []

    def step(self, state, operation, prepare, operate, observe=None):
        """`prepare` makes an object in `state`, `operate` does the operation to it."""
        claim = "state: %s %s: %s" % (self.machine, state, operation)
        observe = observe or self.observe
        results = []

        def run():
            subject = prepare()
            results.append(_word(operate, subject))
            if observe:
                results.append(observe(subject))

        thread = threading.Thread(target=run)
        thread.daemon = True
        thread.start()
        thread.join(QUICK_S)
        if thread.is_alive():
            self.waiting.append((thread, claim, results))
        else:
            self._report(claim, results)

    def finish(self):
        """Reports the steps that took their time, or did not end."""
        patience = PATIENT_S
        for thread, claim, results in self.waiting:
            started = time.time()
            thread.join(max(patience, 0.01))
            patience -= time.time() - started
            self._report(claim, results or ["blocks"])
        self.waiting = []

    def _report(self, claim, results):
        report(claim, results[0] if results else "not prepared")
        if len(results) > 1:
            report(claim + ", then", results[1])


def _word(action, *args):
    """How a call ended, in the words of the state machines."""
    try:
        result = action(*args)
    except:  # noqa: E722 a Java exception is no BaseException
        kind = sys.exc_info()[0]
        return kind.__name__ if kind.__name__[0].isupper() else "%s.%s" % (kind.__module__, kind.__name__)
    if isinstance(result, bool):
        return str(result)
    if isinstance(result, str):
        return result
    return "int" if isinstance(result, numbers.Integral) else "ok"
