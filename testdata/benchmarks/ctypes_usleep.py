"""Calls a C function that waits through `ctypes`; expected: waits, a foreign call releases the GIL."""
import ctypes
import sys
import threading

CALLS = 32
LIBC = ctypes.CDLL(None)


def wait_in_c(count, results):
    for _ in range(count):
        results.append(LIBC.usleep(10000))


def main(threads=2):
    results = []
    workers = [threading.Thread(target=wait_in_c, args=(CALLS // threads, results)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
