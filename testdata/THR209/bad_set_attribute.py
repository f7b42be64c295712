import threading
import time


class Hub:
    def __init__(self):
        self.clients = set()

    def add(self, client):
        self.clients.add(client)

    def broadcast(self, text):
        for client in self.clients:  # expect: THR209
            client.send(text)


class Client:
    def send(self, text):
        time.sleep(0.001)


def arrive(hub):
    for _ in range(20):
        hub.add(Client())
        time.sleep(0.001)


def talk(hub):
    for n in range(20):
        hub.broadcast("hello %d" % n)


hub = Hub()
threads = [threading.Thread(target=arrive, args=(hub,)), threading.Thread(target=talk, args=(hub,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
