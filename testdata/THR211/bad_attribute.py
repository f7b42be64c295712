import threading
import time


class Queue:
    def __init__(self):
        self.put_lock = threading.Lock()
        self.get_lock = threading.Lock()
        self.size = 0
        self.items = []

    def put(self, item):
        with self.put_lock:
            self.items.append(item)
            self.size += 1

    def get(self):
        with self.get_lock:
            self.size -= 1  # expect: THR211
            return self.items.pop(0)


def produce(buffer):
    for n in range(100):
        buffer.put(n)
        time.sleep(0)


def consume(buffer):
    time.sleep(0.1)
    for _ in range(100):
        buffer.get()


buffer = Queue()
threads = [threading.Thread(target=f, args=(buffer,)) for f in (produce, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
