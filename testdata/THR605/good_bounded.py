# threadlint-test: preview select=THR605
# A semaphore, or a wait, bounds what runs.
import threading
from concurrent.futures import ThreadPoolExecutor

slots = threading.Semaphore(10)


def work(item):
    try:
        print(item)
    finally:
        slots.release()


def main(items):
    for item in items:
        slots.acquire()
        threading.Thread(target=work, args=(item,)).start()


def endless(source):
    pool = ThreadPoolExecutor()
    while True:
        future = pool.submit(work, source.take())
        future.result()
