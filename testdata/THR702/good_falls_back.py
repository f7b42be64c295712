import asyncio
from concurrent.futures import ThreadPoolExecutor


async def fetch(n):
    return n


def work(n):
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop.run_until_complete(fetch(n))


with ThreadPoolExecutor() as pool:
    print(list(pool.map(work, range(3))))
