import threading


class Loader:
    def load(self, names):
        return {name: len(name) for name in names}

    def start(self, groups):
        threads = [threading.Thread(target=self.load, args=(g,)) for g in groups]  # expect: THR114
        for t in threads:
            t.start()
        for t in threads:
            t.join()
