import asyncio
import multiprocessing
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Event, Thread

items = queue.Queue()
outgoing = queue.Queue(maxsize=10)
ready = Event()
slots = threading.Semaphore(3)
pool = ThreadPoolExecutor()


def work(n):
    items.put(n)
    ready.set()
    return n


async def consume():
    while True:
        item = items.get()  # expect: THR706 "until an item comes"
        outgoing.put(item)  # expect: THR706 "until there is room"


class Service:
    def __init__(self):
        self.thread = Thread(target=work, args=(1,))
        self.stopped = threading.Event()

    async def stop(self):
        self.thread.start()
        self.stopped.wait()  # expect: THR706
        self.thread.join()  # expect: THR706 "until it has ended"


async def ask():
    future = pool.submit(work, 2)
    print(future.result())  # expect: THR706 "wrap_future"
    for done in as_completed([pool.submit(work, n) for n in range(3)]):  # expect: THR706
        print(done)
    ready.wait(timeout=5)  # expect: THR706
    with slots:  # expect: THR706
        print("slot")


async def crunch():
    process = multiprocessing.Process(target=work, args=(3,))
    process.start()
    process.join()  # expect: THR706


if __name__ == "__main__":
    asyncio.run(ask())
    asyncio.run(consume())
    asyncio.run(Service().stop())
    asyncio.run(crunch())
