import threading
import time


class Buffer:
    def __init__(self, size):
        self.items = []
        self.size = size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


def produce(buffer):
    for n in range(10):
        buffer.put(n)


def consume(buffer):
    for _ in range(10):
        print(buffer.get())
        time.sleep(0.001)


buffer = Buffer(2)
threads = [threading.Thread(target=f, args=(buffer,)) for f in (produce, consume, produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
