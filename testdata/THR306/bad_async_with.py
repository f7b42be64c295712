# A lock of threads in async with.
import asyncio
from threading import Lock, Semaphore

lock = Lock()
slots = Semaphore(3)


async def save(text):
    async with lock:  # expect: THR306 "cannot be entered by `async with`"
        print(text)


async def fetch(url):
    async with slots:  # expect: THR306
        print(url)


asyncio.run(save("a"))
