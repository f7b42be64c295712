# Tasks.
import asyncio


async def work(lock):
    async with lock:
        print("a")
    await lock.acquire()
    try:
        print("b")
    finally:
        lock.release()


async def main():
    await work(asyncio.Lock())
