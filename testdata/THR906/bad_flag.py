# threadlint-test: preview select=THR906
# The answer is kept in a variable.
import sysconfig
import threading

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.n = 0

    def add(self):
        if FREE_THREADED:  # expect: THR906
            self.lock.acquire()
            self.n += 1
            self.lock.release()
        else:
            self.n += 1
