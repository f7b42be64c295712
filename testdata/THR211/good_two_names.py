import threading
import time

lock = threading.Lock()
guard = lock
count = 0


class Meter:
    def __init__(self, lock):
        self.lock = lock

    def more(self):
        global count
        with self.lock:
            count += 1


def less():
    global count
    with guard:
        count -= 1


meter = Meter(lock)


def work():
    for _ in range(10):
        meter.more()
        time.sleep(0.001)
        less()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
