import threading
import time


class Seats:
    def __init__(self, names):
        self.lock = threading.Lock()
        self.free = list(names)

    def book(self, name):
        with self.lock:
            available = len(self.free) > 0
        if available:
            time.sleep(0.001)
            with self.lock:
                seat = self.free.pop()  # expect: THR212
            print(name, seat)


seats = Seats(["1a", "1b"])
threads = [threading.Thread(target=seats.book, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
