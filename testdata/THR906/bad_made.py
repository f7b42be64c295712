# threadlint-test: preview select=THR906
# There is a lock only where there is no GIL.
import contextlib
import sys
import threading

if getattr(sys, "_is_gil_enabled", lambda: True)():  # expect: THR906
    lock = contextlib.nullcontext()
else:
    lock = threading.Lock()

other = contextlib.nullcontext() if sys._is_gil_enabled() else threading.RLock()  # expect: THR906
