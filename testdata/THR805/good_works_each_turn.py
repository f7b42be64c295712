"""Loops that go on until they are told to stop, and work meanwhile."""
import socket
import threading


class Miner:
    def __init__(self):
        self.stopped = False
        self.found = []
        self.hashes = 0

    def attempt(self, seed):
        value = seed
        for _ in range(1000):
            value = value * 6364136223846793005 % (1 << 64)
        return value

    def run(self):
        seed = 1
        while not self.stopped:
            seed = self.attempt(seed)
            if seed % 1000 == 0:
                self.found.append(seed)


def count(miner, out):
    turns = 0
    while not miner.stopped:
        turns += 1
    out.append(turns)


def receive(miner, connection):
    while not miner.stopped:
        data = connection.recv(4096)
        if not data:
            continue
        print(data)


def main():
    miner = Miner()
    out = []
    left, right = socket.socketpair()
    threads = [
        threading.Thread(target=miner.run),
        threading.Thread(target=count, args=(miner, out)),
        threading.Thread(target=receive, args=(miner, left)),
    ]
    for t in threads:
        t.start()
    right.sendall(b"hello")
    right.close()
    input("Enter stops: ")
    miner.stopped = True
    for t in threads:
        t.join()
    print(out)


main()
