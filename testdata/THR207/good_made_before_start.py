import threading
import time


class Registry:
    def __init__(self):
        self.names = []


registry = None


def get_registry():
    global registry
    if registry is None:
        registry = Registry()
    return registry


def work(shared, name):
    time.sleep(0.001)
    shared.names.append(name)


threads = [threading.Thread(target=work, args=(get_registry(), name)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(get_registry().names))
