import asyncio
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n


async def main():
    with ThreadPoolExecutor() as pool:
        return await asyncio.wrap_future(pool.submit(work, 1))
