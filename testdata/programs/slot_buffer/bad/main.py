"""A buffer with room for some things, between those who make and those who take."""
import threading


class Buffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.lock = threading.Lock()
        self.not_empty = threading.Condition()
        self.not_full = threading.Condition()

    def put(self, item):
        with self.lock:
            while len(self.items) >= self.size:
                self.not_full.wait()  # expect: THR325
            self.items.append(item)
            self.not_empty.notify()  # expect: THR325

    def take(self):
        with self.lock:
            while not self.items:
                self.not_empty.wait()  # expect: THR325
            item = self.items.pop(0)
            self.not_full.notify()  # expect: THR325
            return item


def make(buffer, count):
    for number in range(count):
        buffer.put(number)
    buffer.put(None)


def run(count):
    buffer = Buffer(5)
    making = threading.Thread(target=make, args=(buffer, count), daemon=True)
    making.start()
    taken = []
    while True:
        item = buffer.take()
        if item is None:
            break
        taken.append(item)
    making.join()
    return taken


if __name__ == "__main__":
    print(run(20))
