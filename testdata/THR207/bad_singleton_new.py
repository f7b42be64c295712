import threading
import time


class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:  # expect: THR207
            time.sleep(0.001)
            cls._instance = super().__new__(cls)
            cls._instance.values = {}
        return cls._instance


def work(n):
    Config().values[n] = n


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(Config().values), "should be 4")
