import threading
import time


class Registry:
    _instance = None

    def __init__(self):
        time.sleep(0.001)
        self.names = []

    @classmethod
    def instance(cls):
        if not cls._instance:  # expect: THR207
            cls._instance = cls()
        return cls._instance


def work(name):
    Registry.instance().names.append(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Registry.instance().names)
