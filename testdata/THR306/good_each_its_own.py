# Tasks, threads and processes, each with its own kind.
import asyncio
import multiprocessing
import threading

thread_lock = threading.Lock()


def in_thread(n):
    with thread_lock:
        print(n)


def in_process(lock, n):
    with lock:
        print(n)


async def in_task(lock, n):
    async with lock:
        print(n)
    await lock.acquire()
    try:
        print(n)
    finally:
        lock.release()


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(in_task(lock, 1), in_task(lock, 2))


if __name__ == "__main__":
    threading.Thread(target=in_thread, args=(1,)).start()
    process = multiprocessing.Process(target=in_process, args=(multiprocessing.Lock(), 1))
    process.start()
    process.join()
    asyncio.run(main())
