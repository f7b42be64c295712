# threadlint-test: preview select=THR812
# Methods of one object.
import select
import threading


class Node:
    def __init__(self, sock):
        self.sock = sock
        self.best = 0

    def search(self):
        for n in range(50000000):
            self.best = n * n

    def listen(self):
        while True:
            ready, _, _ = select.select([self.sock], [], [])
            if ready:
                self.sock.recv(100)

    def start(self):
        threading.Thread(target=self.listen).start()
        threading.Thread(target=self.search).start()  # expect: THR812
