import queue
import threading
import time


class Pump:
    def __init__(self):
        self.items = queue.Queue()
        self.done = threading.Event()
        self.failed = False
        self.last = None

    def run(self):
        while not self.done.is_set():
            try:
                self.last = self.items.get(timeout=0.01)
            except queue.Empty:
                continue

    def fail(self):
        if not self.failed:
            self.failed = True
            self.done.set()


pump = Pump()


def feed():
    for n in range(5):
        pump.items.put(n)
        time.sleep(0.001)
    pump.fail()


threads = [threading.Thread(target=f) for f in (pump.run, feed, feed)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(pump.last)
