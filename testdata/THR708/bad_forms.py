import asyncio
import time
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(n):
    time.sleep(n)
    return n


async def by_map():
    with ThreadPoolExecutor(max_workers=4) as pool:  # expect: THR708
        return list(pool.map(work, range(4)))


async def by_submit():
    with futures.ThreadPoolExecutor() as pool:  # expect: THR708
        jobs = [pool.submit(work, n) for n in range(4)]
    return [job.result(timeout=0) for job in jobs]


async def dropped():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:  # expect: THR708
        loop.run_in_executor(pool, work, 1)
        await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(by_map())
    asyncio.run(by_submit())
    asyncio.run(dropped())
