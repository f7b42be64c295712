# threadlint-test: preview select=THR812
# Subclasses of Thread.
import socket
import threading


class Miner(threading.Thread):
    def run(self):
        n = 0
        while True:
            n = (n * 31 + 7) % 1000003


class Listener(threading.Thread):
    def __init__(self):
        super().__init__()
        self.sock = socket.socket()

    def run(self):
        while True:
            connection, _ = self.sock.accept()
            connection.sendall(b"hello")


miner = Miner()  # expect: THR812
listener = Listener()
listener.start()
miner.start()
