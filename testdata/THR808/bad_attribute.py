# threadlint-test: preview select=THR808
# A method with the lock of its object.
import threading


class Histogram:
    def __init__(self):
        self.lock = threading.Lock()
        self.counts = {}

    def fill(self):
        for n in range(50000):
            self.lock.acquire()  # expect: THR808 "`self.lock`"
            self.counts[n % 10] = n
            self.lock.release()


histogram = Histogram()
threads = [threading.Thread(target=histogram.fill) for _ in range(4)]
for thread in threads:
    thread.start()
