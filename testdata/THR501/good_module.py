import threading

storage = threading.local()


class Registry:
    def __init__(self):
        self.local = threading.local()

    def get(self):
        local = self.local
        if not hasattr(local, "items"):
            local.items = []
        return local.items


def items():
    if not hasattr(storage, "items"):
        storage.items = []
    return storage.items


print(items() is items(), Registry().get())
