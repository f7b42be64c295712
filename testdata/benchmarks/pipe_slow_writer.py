"""Reads messages from pipes whose writers are slow; expected: waits, n threads overlap n writers."""
import os
import sys
import threading
import time

MESSAGES = 32


def write_slowly(descriptor, count):
    for i in range(count):
        time.sleep(0.01)
        os.write(descriptor, b"message %d\n" % (i % 10))
    os.close(descriptor)


def read_all(count, sizes):
    reading, writing = os.pipe()
    writer = threading.Thread(target=write_slowly, args=(writing, count))
    writer.start()
    while True:
        message = os.read(reading, 4096)
        if not message:
            break
        sizes.append(len(message))
    os.close(reading)
    writer.join()


def main(threads=2):
    sizes = []
    readers = [threading.Thread(target=read_all, args=(MESSAGES // threads, sizes)) for _ in range(threads)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
