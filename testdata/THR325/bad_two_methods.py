# The helper takes the wrong one, too.
import threading


class Gate:
    def __init__(self):
        self._mutex = threading.Lock()
        self._cond = threading.Condition(threading.Lock())
        self._open = False

    def open(self):
        with self._mutex:
            self._open = True
            self._cond.notify_all()  # expect: THR325


Gate().open()
