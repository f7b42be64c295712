# The same trap in asyncio.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    done, _ = await asyncio.wait([asyncio.create_task(work(n)) for n in (0, 5)], timeout=1)  # expect: THR610
    print([task.result() for task in done])


asyncio.run(main())
