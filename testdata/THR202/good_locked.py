import threading
import time


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self.value = 0

    def work(self):
        time.sleep(0.001)
        with self._lock:
            self.value += 1


counter = Counter()
threads = [threading.Thread(target=counter.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.value)
