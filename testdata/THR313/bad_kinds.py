# All kinds of locks, with and without arguments.
import threading
from multiprocessing import Lock as ProcessLock

lock = threading.Lock()
again = threading.RLock()
ready = threading.Condition()
slots = threading.Semaphore(3)
between = ProcessLock()


def work():
    with lock.acquire():  # expect: THR313 "write `with lock:`"
        print("a")
    with again.acquire(timeout=3):  # expect: THR313
        print("b")
    with ready.acquire() as held:  # expect: THR313
        print(held)
    with open("/dev/null") as file, slots.acquire():  # expect: THR313
        print(file)
    with between.acquire():  # expect: THR313
        print("c")
