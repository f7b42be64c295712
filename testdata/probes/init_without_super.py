# THR105: a subclass whose `__init__` does not reach `Thread.__init__`.
import threading

from probing import outcome, report


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


class LateInit(threading.Thread):
    """Attributes set before are overwritten by `__init__`."""

    def __init__(self):
        self._target = print_nothing
        threading.Thread.__init__(self)


def print_nothing():
    pass


def name_of(thread):
    return len(thread.name) > 0


report("start() without Thread.__init__", outcome(lambda: NoInit().start()))
report("join() without Thread.__init__", outcome(lambda: NoInit().join()))
report("is_alive() without Thread.__init__", outcome(lambda: NoInit().is_alive()))
report("name set before Thread.__init__", outcome(lambda: EarlyName() and None))
report("name kept when set before Thread.__init__", outcome(lambda: EarlyName().name == "early"))
report("daemon set before Thread.__init__", outcome(lambda: EarlyDaemon() and None))
report("own attribute set before Thread.__init__", outcome(lambda: OtherFirst() and None))
report("_target set before Thread.__init__ is kept", outcome(lambda: LateInit()._target is print_nothing))
