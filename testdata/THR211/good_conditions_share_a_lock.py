import threading
import time


class Buffer:
    def __init__(self, size):
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.count = 0
        self.size = size

    def put(self):
        with self.not_full:
            while self.count >= self.size:
                self.not_full.wait()
            self.count += 1
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while self.count == 0:
                self.not_empty.wait()
            self.count -= 1
            self.not_full.notify()

    def length(self):
        with self.lock:
            return self.count


def produce(buffer):
    for _ in range(10):
        buffer.put()
        time.sleep(0.001)


def consume(buffer):
    for _ in range(10):
        buffer.get()


buffer = Buffer(2)
threads = [threading.Thread(target=f, args=(buffer,)) for f in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
