"""Downloads with at most two at a time by a semaphore; expected: waits, more than two threads give no more than two."""
import sys
import threading
import time

DOWNLOADS = 32

slots = threading.BoundedSemaphore(2)


def download(number):
    with slots:
        time.sleep(0.01)
    return number % 7


def worker(numbers, results):
    for number in numbers:
        results.append(download(number))


def main(threads=2):
    results = []
    workers = [threading.Thread(target=worker, args=(range(i, DOWNLOADS, threads), results)) for i in range(threads)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    return sum(results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
