# Shared by the probes: one JSON line per measured claim, on Python 2.7 and later.
import json
import sys
import threading
import warnings

FINEST_INTERVAL = 1e-6  # seconds; the interpreter's own minimum
FINEST_CHECK = 1  # bytecodes, Python 2


def report(claim, value):
    """Prints what was measured."""
    print(json.dumps({"claim": claim, "value": value}, sort_keys=True))
    sys.stdout.flush()


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
    gate = threading.Event()

    def run():
        gate.wait()
        target()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()
