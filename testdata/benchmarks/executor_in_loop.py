"""Scores texts in the executor of an event loop; expected: does not scale under a GIL, the work is Python."""
import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

TEXTS = 24
LENGTH = 180_000


def score(seed):
    total = 0
    for i in range(LENGTH):
        if (i * seed) % 11 == 3:
            total += i
    return total


async def score_all(threads):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        jobs = [loop.run_in_executor(pool, score, seed) for seed in range(TEXTS)]
        return sum(await asyncio.gather(*jobs))


def main(threads=2):
    return asyncio.run(score_all(threads))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
