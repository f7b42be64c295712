from threading import Thread


class Loader:
    def __init__(self, names):
        self.names = names
        self.threads = []

    def load(self, path, n):
        print(path, n)

    def start(self):
        for n, name in enumerate(self.names):
            path = "/srv/" + name

            def work():
                self.load(path, n)  # expect: THR123 "path`, `n"

            thread = Thread(target=work, daemon=True)
            thread.start()
            self.threads.append(thread)
        for thread in self.threads:
            thread.join()


Loader(["a", "b"]).start()
