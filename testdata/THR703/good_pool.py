import asyncio
from concurrent.futures import ThreadPoolExecutor


async def save(n):
    return n


def from_thread(loop, n):
    return asyncio.run_coroutine_threadsafe(save(n), loop).result()


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, from_thread, loop, n) for n in range(3)])
