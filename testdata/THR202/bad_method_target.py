import threading
import time


class Counter:
    def __init__(self):
        self.value = 0

    def work(self):
        time.sleep(0.001)
        self.value += 1  # expect: THR202 "`self.value`"


counter = Counter()
threads = [threading.Thread(target=counter.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.value)
