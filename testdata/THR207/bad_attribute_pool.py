import threading
import time
from concurrent.futures import ThreadPoolExecutor


class Service:
    def __init__(self):
        self._pool = None

    def submit(self, job):
        if self._pool is None:  # expect: THR207
            self._pool = ThreadPoolExecutor(2)
        return self._pool.submit(job)


def client(service):
    time.sleep(0.001)
    service.submit(time.time)


service = Service()
threads = [threading.Thread(target=client, args=(service,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
