# Each thread has a lock of its own object.
import threading
import urllib.request


class Account:
    def __init__(self, url):
        self.lock = threading.Lock()
        self.url = url
        self.page = None

    def load(self):
        with self.lock:
            self.page = urllib.request.urlopen(self.url).read()


for account in [Account("http://localhost/%d" % n) for n in range(3)]:
    threading.Thread(target=account.load).start()
