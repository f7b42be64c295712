import threading
import time

class Registry:
    def __init__(self):
        time.sleep(0.01)
        self.names = []

registry = None
registry_lock = threading.Lock()

def work(name):
    global registry
    if registry is None:
        with registry_lock:
            if registry is None:
                registry = Registry()
    registry.names.append(name)

threads = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(registry.names), "should be 4")
