import threading


class Loader:
    def __init__(self):
        self.loaded = threading.Event()
        self.config = None
        threading.Thread(target=self._load).start()

    def _load(self):
        self.config = {"a": 1}
        self.loaded.set()

    def get(self, key):
        if not self.loaded.wait(5):
            raise TimeoutError("no configuration")
        return self.config[key]

    def find(self, key):
        self.loaded.wait(5)
        if self.config is None:
            return None
        return self.config[key]

    def maybe(self):
        self.loaded.wait(timeout=0.1)
        return self.loaded.is_set()

    def sure(self, key):
        self.loaded.wait()
        return self.config[key]

    def ready(self):
        ok = self.loaded.wait(1)
        return ok and self.config["a"]


print(Loader().get("a"))
