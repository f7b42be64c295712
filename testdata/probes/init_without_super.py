# THR105: a subclass whose `__init__` does not reach `Thread.__init__`.
import threading

from probing import ON_JYTHON, outcome, report

REFUSAL = "AttributeError" if ON_JYTHON else "RuntimeError"


class NoInit(threading.Thread):
    def __init__(self):
        pass

    def run(self):
        pass


class EarlyName(threading.Thread):
    def __init__(self):
        self.name = "early"
        threading.Thread.__init__(self)


class EarlyDaemon(threading.Thread):
    def __init__(self):
        self.daemon = True
        threading.Thread.__init__(self)


class OtherFirst(threading.Thread):
    def __init__(self):
        self.items = []
        threading.Thread.__init__(self)


report("start() without Thread.__init__", outcome(lambda: NoInit().start()), expected=REFUSAL, because="THR105")
report("join() without Thread.__init__", outcome(lambda: NoInit().join()), expected=REFUSAL, because="THR105")
report("is_alive() without Thread.__init__", outcome(lambda: NoInit().is_alive()), expected="AttributeError" if ON_JYTHON else "AssertionError", because="THR105")
report("name set before Thread.__init__", outcome(lambda: EarlyName() and None), expected="AttributeError" if ON_JYTHON else "AssertionError", because="THR105")
report("name kept when set before Thread.__init__", outcome(lambda: EarlyName().name == "early"), expected="AttributeError" if ON_JYTHON else "AssertionError", because="THR105")
report("daemon set before Thread.__init__", outcome(lambda: EarlyDaemon() and None), expected=REFUSAL, because="THR105")
report("own attribute set before Thread.__init__", outcome(lambda: OtherFirst() and None), expected="ok", because="THR105")
