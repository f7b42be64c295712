import threading
import time


class Transaction:
    lock = threading.Lock()
    count = 0

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, *details):
        self.lock.release()


class Table:
    def __init__(self):
        self.rows = 0

    def work(self):
        time.sleep(0.001)
        with Transaction():
            self.rows += 1


table = Table()
threads = [threading.Thread(target=table.work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
