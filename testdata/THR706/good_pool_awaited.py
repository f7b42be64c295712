import asyncio
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)
lines = queue.Queue()


def parse(text):
    return text.split()


async def words(texts):
    futures = [asyncio.wrap_future(pool.submit(parse, text)) for text in texts]
    return await asyncio.gather(*futures)


async def line():
    return await asyncio.to_thread(lines.get)
