"""A client that connects in the background while the program starts."""
import threading
import time


class Client:
    def __init__(self, address):
        self.address = address
        self.session = None
        self._connected = threading.Event()
        threading.Thread(target=self._connect, daemon=True).start()

    def _connect(self):
        self.session = open_session(self.address)
        self._connected.set()

    def request(self, path):
        self._connected.wait(timeout=0.2)  # expect: THR413
        return self.session.get(path)


class Session:
    def __init__(self, address):
        self.address = address

    def get(self, path):
        return "%s/%s" % (self.address, path)


def open_session(address):
    time.sleep(0.05)
    return Session(address)


def fetch(address, paths):
    client = Client(address)
    return [client.request(path) for path in paths]


if __name__ == "__main__":
    print(fetch("example.org", ["a", "b"]))
