import threading
import time


class Pool:
    _instance = None
    _lock = threading.Lock()

    def __init__(self):
        time.sleep(0.001)
        self.items = []

    @classmethod
    def instance(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = cls()
        return cls._instance


def work(n):
    Pool.instance().items.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
