import asyncio
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, work, n) for n in range(3)])
