"""Asks a peer that thinks before it answers, over a socket pair per thread; expected: waits."""
import socket
import sys
import threading
import time

QUESTIONS = 32


def think(connection):
    while True:
        question = connection.recv(64)
        if not question:
            break
        time.sleep(0.009)
        connection.sendall(question[::-1])
    connection.close()


def ask(count, sizes):
    ours, theirs = socket.socketpair()
    peer = threading.Thread(target=think, args=(theirs,))
    peer.start()
    for i in range(count):
        ours.sendall(b"question %d" % (i % 10))
        sizes.append(len(ours.recv(64)))
    ours.close()
    peer.join()


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=ask, args=(QUESTIONS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
