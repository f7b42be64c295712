# Data of the class, and of the module.
import threading

names = []


class Registry:
    lock = threading.Lock()
    count = 0

    def __init__(self, name):
        self.name = name
        with self.lock:
            Registry.count += 1
            names.append(name)


Registry("a")
