"""Acquires a lock of asyncio without await."""
import asyncio
lock = asyncio.Lock()
async def work(i):
    lock.acquire()  # expect: THR306
    try:
        await asyncio.sleep(0)
    finally:
        lock.release()
async def main():
    await asyncio.gather(work(1), work(2))
asyncio.run(main())
