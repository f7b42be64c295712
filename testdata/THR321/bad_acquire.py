# acquire() and release().
import asyncio
from threading import RLock

lock = RLock()


async def save(rows):
    lock.acquire()
    try:
        async for row in rows:  # expect: THR321
            print(row)
    finally:
        lock.release()


async def send(session):
    with lock:
        async with session.get("/") as answer:  # expect: THR321
            return answer


async def main():
    await asyncio.gather(save([]), send(None))
