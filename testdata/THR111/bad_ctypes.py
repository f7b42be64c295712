import ctypes
import threading
from ctypes import pythonapi


class Killable(threading.Thread):
    def kill(self):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(  # expect: THR111 "an `Event`"
            ctypes.c_long(self.ident), ctypes.py_object(SystemExit)
        )


def interrupt(thread):
    found = pythonapi.PyThreadState_SetAsyncExc(thread.ident, ctypes.py_object(KeyboardInterrupt))  # expect: THR111
    if found > 1:
        pythonapi.PyThreadState_SetAsyncExc(thread.ident, None)
