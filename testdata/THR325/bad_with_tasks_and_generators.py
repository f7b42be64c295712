# Conditions, tasks and generators under other locks.
import threading, asyncio
from contextlib import contextmanager
lock = threading.Lock()
class A:
    def __init__(self):
        self.lock = threading.Lock()
    async def f(self):
        self.lock.acquire()  # expect: THR308
        await asyncio.sleep(1)  # expect: THR321
        self.lock.release()
    async def g(self):
        with self.lock:
            for i in range(3):
                await asyncio.sleep(i)  # expect: THR321
    def gen(self):
        with self.lock:
            yield 1  # expect: THR322
    async def agen(self):
        with lock:
            yield 2  # expect: THR322
    def gen2(self):
        self.lock.acquire()
        yield 3  # expect: THR322
        self.lock.release()
def run():
    cond = threading.Condition()
    l = threading.Lock()
    def w():
        with l:
            cond.wait()  # expect: THR325
    def n():
        with l:
            cond.notify()  # expect: THR325
    threading.Thread(target=w).start(); threading.Thread(target=n).start()
run()
for x in A().gen(): print(x)
class P:
    def __init__(self):
        self.mutex = threading.Lock()
        self.cv = threading.Condition()
    def a(self):
        with self.mutex:
            self.cv.notify_all()  # expect: THR325
    def b(self):
        self.mutex.acquire()
        try:
            self.cv.wait(1)  # expect: THR325
        finally:
            self.mutex.release()
