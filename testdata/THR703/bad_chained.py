import asyncio


async def step(n):
    return n


async def main():
    loop = asyncio.get_running_loop()
    total = 0
    for n in range(3):
        total += asyncio.run_coroutine_threadsafe(step(n), loop).result()  # expect: THR703
    return total


asyncio.run(main())
