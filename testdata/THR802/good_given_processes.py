# The executor of the event loop's calls may be one of processes.
import asyncio
from concurrent.futures import ProcessPoolExecutor


def longest(limit):
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, steps)
    return best


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=3) as executor:
        tasks = []
        for limit in range(100_000, 700_000, 100_000):
            tasks.append(loop.run_in_executor(executor, longest, limit))
        print(await asyncio.gather(*tasks))


if __name__ == "__main__":
    asyncio.run(main())
