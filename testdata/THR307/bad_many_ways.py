# One path forgets the release, in many ways.
import threading
import logging
lock = threading.Lock()
sem = threading.Semaphore(3)
rl = threading.RLock()

def a(x):
    lock.acquire()  # expect: THR307
    for i in x:
        if i == 3:
            return i
    lock.release()

def b(x):
    rl.acquire()  # expect: THR307
    try:
        if not x:
            return
    except Exception:
        pass
    rl.release()

def c(x):
    sem.acquire()  # expect: THR307
    try:
        return int(x)
    except ValueError:
        sem.release()
        return None

def d(x):
    if lock.acquire(blocking=False):  # expect: THR307
        if x:
            print(x)
            lock.release()
        else:
            print("no")
    else:
        print("busy")

def e(x):
    while True:
        lock.acquire()  # expect: THR307
        if x:
            break
        lock.release()
    print("done")

def f(x):
    lock.acquire()  # expect: THR307
    with open(x) as fh:
        if fh.read() == "":
            return None
    lock.release()
    return 1

def g(x):
    lock.acquire()  # expect: THR307
    match x:
        case 1:
            lock.release()
            return 1
        case 2:
            return 2
    lock.release()

def h(x):
    lock.acquire()  # expect: THR307
    try:
        pass
    finally:
        if x:
            lock.release()

def i(x):
    lock.acquire()  # expect: THR307
    result = None
    if x:
        result = 1
        lock.release()
    return result

class M:
    def __init__(self):
        self._cv = threading.Condition()
    def put(self, x):
        self._cv.acquire()  # expect: THR307
        if x is None:
            logging.error("none")
            return
        self._cv.notify()
        self._cv.release()
