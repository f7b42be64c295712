"""A lock of threads may be used by loops of several threads, if only for a moment."""
import asyncio
import threading

lock = threading.Lock()
total = 0


async def add():
    global total
    with lock:
        total += 1
    await asyncio.sleep(0)


def worker():
    asyncio.run(add())


threading.Thread(target=worker).start()
asyncio.run(add())
