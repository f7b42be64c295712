# The lock is handed in.
import asyncio
import threading


async def step(lock, n):
    with lock:
        await asyncio.sleep(n)  # expect: THR321


async def main():
    lock = threading.Lock()
    await asyncio.gather(step(lock, 1), step(lock, 2))


asyncio.run(main())
