# THR118, THR122: the first positional parameter of Thread is `group`, which must be None.
import threading

from probing import outcome, report


def target():
    pass


def made(*args, **kwargs):
    threading.Thread(*args, **kwargs)


report("Thread(f)", outcome(made, target))
report("Thread(f, (1,))", outcome(made, target, (1,)))
report("Thread(group=1)", outcome(made, group=1, target=target))
report("Thread(group=0)", outcome(made, group=0, target=target))
report("Thread(None, f)", outcome(made, None, target))
