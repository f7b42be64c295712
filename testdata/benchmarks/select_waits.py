"""Waits with `select` for sockets that stay silent; expected: waits, n threads overlap n time-outs."""
import select
import socket
import sys
import threading

CHECKS = 32


def poll(count, silent):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for _ in range(count):
            readable, _, _ = select.select([ours], [], [], 0.01)
            if not readable:
                silent.append(1)


def main(threads=2):
    silent = []
    workers = [threading.Thread(target=poll, args=(CHECKS // threads, silent)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(silent)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
