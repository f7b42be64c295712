# THR106: which attributes of a Thread subclass break it. Python 3 only, runs alone.
import os
import signal
import sys
import threading

from probing import report


def use(name, value, on_class):
    """Starts and joins a thread whose class or object has the attribute; what comes of it."""

    class Worker(threading.Thread):
        def __init__(self):
            threading.Thread.__init__(self)
            if not on_class:
                setattr(self, name, value)

        def run(self):
            pass

    if on_class:
        setattr(Worker, name, value)
    worker = Worker()
    worker.start()
    worker.join(0.2)
    return "alive" if worker.is_alive() else "ok"


def outcome_in_child(*arguments):
    """In a process of its own, since `start()` may wait for ever."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            said = use(*arguments)
        except BaseException as error:
            said = type(error).__name__
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    said = os.read(reader, 100).decode()
    os.close(reader)
    os.waitpid(child, 0)
    return said or "hangs"


def harms(name, value, on_class=False):
    return outcome_in_child(name, value, on_class) != "ok"


def method(self, *arguments):
    pass



SINCE_313 = sys.version_info >= (3, 13)
SINCE_38 = sys.version_info >= (3, 8)
event = threading.Event()
for name in ("_stop", "_wait_for_tstate_lock", "_set_tstate_lock"):
    report("Thread with its own %s is broken" % name, harms(name, event), expected=not SINCE_313, because="THR106")
    report("Thread with a method %s is broken" % name, harms(name, method, True), expected=not SINCE_313, because="THR106")
for name in ("_bootstrap", "_bootstrap_inner"):
    report("Thread with its own %s is broken" % name, harms(name, event), expected=True, because="THR106")
    report("Thread with a method %s is broken" % name, harms(name, method, True), expected=True, because="THR106")
report("Thread with its own _set_ident is broken", harms("_set_ident", event), expected=True, because="THR106")
report("Thread with its own _handle is broken", harms("_handle", event), expected=SINCE_313, because="THR106")
for name in ("start", "join", "is_alive"):
    report("Thread whose %s is an event is broken" % name, harms(name, event), expected=True, because="THR106")
report("Thread whose ident is set is broken", harms("ident", 1), expected=True, because="THR106")
report("Thread whose native_id is set is broken", harms("native_id", 1), expected=SINCE_38, because="THR106")
for name in ("_started", "_initialized"):
    report("Thread whose %s is False is broken" % name, harms(name, False), expected=True, because="THR106")
for name in ("_target", "_args", "_kwargs", "_name", "_delete"):
    report("Thread with its own %s is broken" % name, harms(name, event), expected=False, because="THR106")
