from concurrent.futures import ThreadPoolExecutor
import time

pool = ThreadPoolExecutor(max_workers=2)


class Service:
    def __init__(self):
        self.pool = ThreadPoolExecutor(max_workers=1)
        self.done = 0

    def handle(self, name):
        self.pool.submit(self.work, name)

    def work(self, name):
        try:
            time.sleep(0.001)
            self.done += 1
        except Exception as error:
            print(error)


Service().handle("a")
pool.submit(print, "b")
