# A task makes its own lock.
import asyncio


async def save(rows, row):
    lock = asyncio.Lock()  # expect: THR302
    async with lock:
        await asyncio.sleep(0)
        rows.append(row)


async def main():
    rows = []
    await asyncio.gather(save(rows, 1), save(rows, 2))


asyncio.run(main())
