# A thread beside the event loop, which goes on meanwhile: it is not there to be fast.
import asyncio


def total(count):
    n = 0
    for i in range(count):
        n += i & 7
    return n


async def main():
    totals = []
    for count in range(1_000_000, 5_000_000, 1_000_000):
        totals.append(await asyncio.to_thread(total, count))
    loop = asyncio.get_running_loop()
    for _ in range(2000):
        totals.append(await loop.run_in_executor(None, lambda: totals[0]))
    print(totals[:4])


asyncio.run(main())
