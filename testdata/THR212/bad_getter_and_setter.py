import threading
import time


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def get(self):
        with self._lock:
            return self._value

    def set(self, value):
        with self._lock:
            self._value = value


counter = Counter()


def work():
    for _ in range(10):
        value = counter.get()
        time.sleep(0.001)
        counter.set(value + 1)  # expect-fn: THR212 the read and the write are in other functions


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.get())
