import threading
import time


class Poller:
    def __init__(self, url):
        self.url = url
        threading.Timer(0, self.poll).start()  # expect: THR222
        self.seen = set()

    def poll(self):
        self.seen.add(self.url)


class Saver:
    def __init__(self, path):
        threading.Timer(30, self.save).start()
        self.path = path

    def save(self):
        open(self.path, "w").close()


Poller("a")
Saver("b")
time.sleep(1)
