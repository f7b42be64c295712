# THR120: `args` is unpacked in the new thread, so what is wrong with it shows there or nowhere.
import threading

from probing import escaped_exceptions, ON_JYTHON, outcome, report

got = []


def target(*args):
    got.append(list(args))


def start(args):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()


report("Thread(args=5)", outcome(lambda: threading.Thread(target=target, args=5) and None), expected="ok", because="THR120")
report("exceptions in the thread of args=5", escaped_exceptions(lambda: start(5)), expected=["TypeError"], because="THR120")
got[:] = []
start("abc")
report("args='abc' gives the target", got, expected=[["a", "b", "c"]], because="THR120")
got[:] = []
start(("abc",))
report("args=('abc',) gives the target", got, expected=[["abc"]], because="THR120")
got[:] = []
start(["abc"])
report("args=['abc'] gives the target", got, expected=[["abc"]], because="THR120")
got[:] = []
start({"key": 1})
report("args={'key': 1} gives the target", got, expected=[["key"]], because="THR120")
got[:] = []
report("exceptions in the thread of args=None", escaped_exceptions(lambda: start(None)), expected=[] if ON_JYTHON else ["TypeError"], because="THR120")
report("args=None gives the target", got, expected=[[]] if ON_JYTHON else [], because="THR120")


def timer(args):
    thread = threading.Timer(0, target, args)
    thread.start()
    thread.join()


got[:] = []
timer("abc")
report("Timer(args='abc') gives the function", got, expected=[["a", "b", "c"]], because="THR120")
report("exceptions in the thread of Timer(args=5)", escaped_exceptions(lambda: timer(5)), expected=["TypeError"], because="THR120")
