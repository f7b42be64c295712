# A pool that locks only when it is told that threads use it.
import threading


class Pool:
    def __init__(self, threaded=True):
        self.threaded = threaded
        self.lock = threading.Lock() if threaded else None
        self.taken = 0
        self.free = []

    def take(self):
        if self.threaded:
            self.lock.acquire()
        try:
            self.taken += 1
            if self.free:
                return self.free.pop()
            return None
        finally:
            if self.threaded:
                self.lock.release()

    def give(self, item):
        if self.lock is not None:
            self.lock.acquire()
        self.taken -= 1
        self.free.append(item)
        if self.lock is not None:
            self.lock.release()


pool = Pool()


def work():
    for _ in range(100):
        item = pool.take()
        pool.give(item)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
