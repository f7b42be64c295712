# THR118, THR122: the first positional parameter of Thread is `group`, which must be None.
import threading

from probing import outcome, report


def target():
    pass


def made(*args, **kwargs):
    threading.Thread(*args, **kwargs)


report("Thread(f)", outcome(made, target), expected="AssertionError", because="THR118")
report("Thread(f, (1,))", outcome(made, target, (1,)), expected="AssertionError", because="THR118")
report("Thread(group=1)", outcome(made, group=1, target=target), expected="AssertionError", because="THR118")
report("Thread(group=0)", outcome(made, group=0, target=target), expected="AssertionError", because="THR118")
report("Thread(None, f)", outcome(made, None, target), expected="ok", because="THR118")
