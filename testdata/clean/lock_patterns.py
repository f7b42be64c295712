# Locks as people use them: buffers, readers, batons, philosophers, two accounts.
import threading, time, queue
from collections import deque
class BoundedBuffer:
    def __init__(self, n):
        self.mutex = threading.Lock()
        self.empty = threading.Semaphore(n)
        self.full = threading.Semaphore(0)
        self.buf = deque()
    def put(self, x):
        self.empty.acquire()
        self.mutex.acquire()
        self.buf.append(x)
        self.mutex.release()
        self.full.release()
    def get(self):
        self.full.acquire()
        self.mutex.acquire()
        x = self.buf.popleft()
        self.mutex.release()
        self.empty.release()
        return x
class RWLock:
    def __init__(self):
        self._cond = threading.Condition(threading.Lock())
        self._readers = 0
        self._writer = False
    def acquire_read(self):
        with self._cond:
            while self._writer:
                self._cond.wait()
            self._readers += 1
    def release_read(self):
        with self._cond:
            self._readers -= 1
            if not self._readers:
                self._cond.notify_all()
class Philosopher(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left, self.right = left, right
    def run(self):
        while True:
            self.left.acquire()
            locked = self.right.acquire(False)
            if locked:
                break
            self.left.release()
        print("eat")
        self.right.release()
        self.left.release()
class Pool:
    def __init__(self, n):
        self.sem = threading.BoundedSemaphore(n)
        self.lock = threading.Lock()
        self.items = []
    def acquire(self):
        self.sem.acquire()
        with self.lock:
            return self.items.pop()
    def release(self, it):
        with self.lock:
            self.items.append(it)
        self.sem.release()
class Once:
    def __init__(self):
        self._lock = threading.Lock()
    def __enter__(self):
        self._lock.acquire()
        return self
    def __exit__(self, *a):
        self._lock.release()
class Timer2:
    def __init__(self):
        self._lock = threading.RLock()
        self._t = None
    def start(self):
        with self._lock:
            if self._t is None:
                self._t = threading.Timer(1, self.fire)
                self._t.start()
    def fire(self):
        with self._lock:
            self._t = None
    def stop(self):
        with self._lock:
            t, self._t = self._t, None
        if t: t.cancel()
forks = [threading.Lock() for _ in range(5)]
for i in range(5):
    Philosopher(forks[i], forks[(i + 1) % 5]).start()
b = BoundedBuffer(3)
threading.Thread(target=b.put, args=(1,)).start()
threading.Thread(target=b.get).start()
barrier_lock = threading.Lock(); count = 0; turnstile = threading.Semaphore(0)
def barrier():
    global count
    barrier_lock.acquire()
    count += 1
    if count == 3:
        for _ in range(3): turnstile.release()
    barrier_lock.release()
    turnstile.acquire()
for _ in range(3): threading.Thread(target=barrier).start()
def transfer(a, b2, n):
    first, second = sorted((a, b2), key=id)
    first.lock.acquire()
    try:
        second.lock.acquire()
        try:
            a.n -= n; b2.n += n
        finally:
            second.lock.release()
    finally:
        first.lock.release()
def try_both(l1, l2):
    while True:
        l1.acquire()
        if l2.acquire(timeout=0.1):
            try:
                return 1
            finally:
                l2.release()
                l1.release()
        l1.release()
        time.sleep(0.01)
try_both(threading.Lock(), threading.Lock())
