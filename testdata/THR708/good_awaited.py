import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n


def plain():
    with ThreadPoolExecutor() as pool:
        return list(pool.map(work, range(4)))


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        await asyncio.gather(*[loop.run_in_executor(pool, work, n) for n in range(4)])
        jobs = [asyncio.wrap_future(pool.submit(work, n)) for n in range(4)]
        await asyncio.gather(*jobs)
    await asyncio.to_thread(plain)


asyncio.run(main())
