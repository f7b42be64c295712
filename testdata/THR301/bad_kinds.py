import threading as th
from threading import BoundedSemaphore, Condition, RLock as R

with R():  # expect: THR301
    print("rlock")
with Condition():  # expect: THR301
    print("condition")
with th.Semaphore(2):  # expect: THR301
    print("semaphore")
with BoundedSemaphore():  # expect: THR301
    print("bounded")
