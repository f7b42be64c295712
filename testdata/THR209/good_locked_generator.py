import threading
import time


class Hub:
    def __init__(self):
        self.lock = threading.RLock()
        self.clients = set()

    def add(self, client):
        with self.lock:
            self.clients.add(client)

    def remove(self, client):
        with self.lock:
            self.clients.discard(client)

    def broadcast(self, text):
        with self.lock:
            self._send_all(text)

    def _send_all(self, text):
        for client in self.clients:
            print(client, text)
            self.remove("nobody")


hub = Hub()


def work(name):
    hub.add(name)
    time.sleep(0.001)
    hub.broadcast("hello")
    hub.remove(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
