# Once a run, or once an hour.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n


def report():
    with ThreadPoolExecutor() as pool:
        return sum(pool.map(work, range(10)))


def forever():
    while True:
        with ThreadPoolExecutor() as pool:
            print(sum(pool.map(work, range(10))))
        time.sleep(3600)


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, work, 1))


if __name__ == "__main__":
    print(report())
    asyncio.run(main())
    forever()
