import threading
from concurrent.futures import ThreadPoolExecutor


class Poller:
    def __init__(self, url):
        self.url = url
        threading.Thread(target=self.poll, daemon=True).start()  # expect: THR220 "`self.session`"
        self.session = {}

    def poll(self):
        while True:
            self.fetch()

    def fetch(self):
        print(self.url, self.session)


class Warmer:
    def __init__(self, names):
        self.pool = ThreadPoolExecutor()
        self.futures = [self.pool.submit(self.load, name) for name in names]  # expect: THR220
        self.root = "/tmp"

    def load(self, name):
        return self.root + name


class Ticker(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.begin()
        self.ticks = 0

    def begin(self):
        self.start()  # expect: THR220 "is set by `Ticker.__init__`"

    def run(self):
        while self.ticks < 3:
            self.ticks += 1


Poller("http://localhost")
Warmer(["a"])
Ticker()
