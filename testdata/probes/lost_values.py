# THR113, THR114, THR510: what the code that starts a thread does not get back, and what the thread does not get. Python 3 only
import sys
import threading

from probing import report


def work():
    return 42


def fail():
    raise ValueError("lost")


def outcome(target):
    thread = threading.Thread(target=target)
    thread.start()
    try:
        return repr(thread.join())
    except ValueError:
        return "ValueError"


hook = getattr(threading, "excepthook", None)
if hook:
    threading.excepthook = lambda args: None
else:
    sys.stderr = open("/dev/null", "w")
report("`join()` of a thread whose function returns 42", outcome(work), expected="None", because="THR114")
report("`join()` of a thread whose function raises", outcome(fail), expected="None", because="THR113")

if sys.version_info >= (3, 7):
    import contextvars

    number = contextvars.ContextVar("number")
    number.set(7)
    seen = []

    def read():
        try:
            seen.append(number.get())
        except LookupError:
            seen.append("LookupError")

    def start(target, *args):
        thread = threading.Thread(target=target, args=args)
        thread.start()
        thread.join()

    start(read)
    start(contextvars.copy_context().run, read)
    inherits = bool(getattr(sys.flags, "thread_inherit_context", False))
    report("a context variable in a new thread", seen[0], expected=7 if inherits else "LookupError", because="THR510")
    report("a context variable in a thread that runs in a copy of the context", seen[1], expected=7, because="THR510")
