import threading
import time

class Registry:
    def __init__(self):
        time.sleep(0.01)
        self.names = []

registry = None
registry_lock = threading.Lock()

def get_registry():
    global registry
    with registry_lock:
        if registry is None:
            registry = Registry()
        return registry

def work(name):
    get_registry().names.append(name)

threads = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(get_registry().names), "should be 4")
