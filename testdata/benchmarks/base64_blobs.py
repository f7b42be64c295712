"""Encodes and decodes blobs with base64 in threads; expected: does not scale, `binascii` keeps the GIL."""
import base64
import sys
import threading

ROUNDS = 160
BLOB = bytes(range(256)) * 2048


def encode_and_decode(rounds, sizes):
    for _ in range(rounds):
        text = base64.b64encode(BLOB)
        sizes.append(len(base64.b64decode(text)))


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=encode_and_decode, args=(ROUNDS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
