# THR120: `args` is unpacked in the new thread, so what is wrong with it shows there or nowhere.
import threading

from probing import escaped_exceptions, outcome, report

got = []


def target(*args):
    got.append(list(args))


def start(args):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()


report("Thread(args=5)", outcome(lambda: threading.Thread(target=target, args=5) and None))
report("exceptions in the thread of args=5", escaped_exceptions(lambda: start(5)))
got[:] = []
start("abc")
report("args='abc' gives the target", got)
got[:] = []
start(("abc",))
report("args=('abc',) gives the target", got)
got[:] = []
start(["abc"])
report("args=['abc'] gives the target", got)
got[:] = []
start({"key": 1})
report("args={'key': 1} gives the target", got)
got[:] = []
report("exceptions in the thread of args=None", escaped_exceptions(lambda: start(None)))
report("args=None gives the target", got)


def timer(args):
    thread = threading.Timer(0, target, args)
    thread.start()
    thread.join()


got[:] = []
timer("abc")
report("Timer(args='abc') gives the function", got)
report("exceptions in the thread of Timer(args=5)", escaped_exceptions(lambda: timer(5)))
