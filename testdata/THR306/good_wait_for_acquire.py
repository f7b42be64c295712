# The coroutine of acquire() is awaited in another way.
import asyncio


lock = asyncio.Lock()


async def main():
    await asyncio.wait_for(lock.acquire(), 1)
    try:
        print("a")
    finally:
        lock.release()
    task = asyncio.create_task(lock.acquire())
    await task
    lock.release()


asyncio.run(main())
