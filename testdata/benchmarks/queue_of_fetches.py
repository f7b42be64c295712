"""Takes addresses from a queue and waits for a slow service; expected: waits, threads overlap the latency."""
import queue
import sys
import threading
import time

ADDRESSES = 48


def fetch(address):
    time.sleep(0.006)
    return len(address)


def consume(addresses, sizes):
    while True:
        try:
            address = addresses.get_nowait()
        except queue.Empty:
            return
        sizes.append(fetch(address))


def main(threads=2):
    addresses = queue.Queue()
    for i in range(ADDRESSES):
        addresses.put("http://example.org/%d" % i)
    sizes = []
    workers = [threading.Thread(target=consume, args=(addresses, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
