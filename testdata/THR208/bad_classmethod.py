import threading
import time


class Registry:
    _instance = None
    _lock = threading.Lock()

    def __init__(self):
        time.sleep(0.001)
        self.names = []

    @classmethod
    def get(cls):
        if cls._instance is None:  # expect: THR208
            with cls._lock:
                cls._instance = Registry()
        return cls._instance


def work(name):
    Registry.get().names.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
