# A timeout for each item, a single worker, and loops that run beside each other.
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import threading


def work(n):
    return n + 1


shared = ThreadPoolExecutor(2)


def bounded(numbers):
    for n in numbers:
        print(shared.submit(work, n).result(timeout=5))


def isolated(numbers):
    with ProcessPoolExecutor(max_workers=1) as pool:
        for n in numbers:
            print(pool.submit(work, n).result())


processes = ProcessPoolExecutor()


def consume(numbers):
    for n in numbers:
        print(processes.submit(work, n).result())


def serve(connection):
    pool = ThreadPoolExecutor()
    while True:
        connection.send(pool.submit(work, connection.recv()).result())


if __name__ == "__main__":
    threads = [threading.Thread(target=consume, args=([i],)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
