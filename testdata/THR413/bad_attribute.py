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
        self.loaded.wait(5)  # expect: THR413 "`self.config` on line 16"
        return self.config[key]


print(Loader().get("a"))
