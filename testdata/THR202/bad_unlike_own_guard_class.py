import threading
import time


class Store:
    def __init__(self):
        self._mutex = threading.RLock()
        self.size = 0

    def __enter__(self):
        self._mutex.acquire()
        return self

    def __exit__(self, *details):
        self._mutex.release()

    def work(self):
        time.sleep(0.001)
        self.size += 1  # expect: THR202


store = Store()
threads = [threading.Thread(target=store.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
