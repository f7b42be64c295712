import threading


class Watcher:
    def __init__(self):
        self.event = threading.Event()
        self.paths = []

    def loop(self):
        while True:
            self.event.clear()  # expect: THR412
            self.event.wait()
            self.scan()

    def scan(self):
        for path in self.paths:
            print(path)

    def notify(self, path):
        self.paths.append(path)
        self.event.set()


watcher = Watcher()
threading.Thread(target=watcher.loop, daemon=True).start()
watcher.notify("a")
