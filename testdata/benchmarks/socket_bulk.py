"""Passes blocks through a socket pair of each thread; expected: scales, the copying releases the GIL."""
import socket
import sys
import threading

BLOCKS = 12_000
BLOCK = bytes(1 << 16)


def pass_blocks(count, sizes):
    ours, theirs = socket.socketpair()
    buffer = bytearray(1 << 16)
    size = 0
    with ours, theirs:
        for _ in range(count):
            theirs.sendall(BLOCK)
            missing = len(BLOCK)
            while missing > 0:
                missing -= ours.recv_into(buffer)
            size += len(BLOCK)
    sizes.append(size)


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=pass_blocks, args=(BLOCKS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
