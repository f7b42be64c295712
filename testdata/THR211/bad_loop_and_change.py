import threading
import time


class Hub:
    def __init__(self):
        self.clients = {}
        self.clients_lock = threading.Lock()
        self.send_lock = threading.Lock()

    def add(self, name):
        with self.clients_lock:
            self.clients[name] = time.time()

    def remove(self, name):
        with self.clients_lock:
            del self.clients[name]

    def broadcast(self, text):
        with self.send_lock:
            for name in self.clients:  # expect: THR211
                print(name, text)


hub = Hub()


def work(name):
    hub.add(name)
    hub.broadcast("hello")
    time.sleep(0.001)
    hub.remove(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
