# Gathered they run at the same time, or would without the GIL.
import asyncio


def total(count):
    n = 0
    for i in range(count):
        n += i & 7
    return n


async def main():
    print(await asyncio.gather(*[asyncio.to_thread(total, 2_000_000) for _ in range(4)]))  # expect: THR802


asyncio.run(main())
