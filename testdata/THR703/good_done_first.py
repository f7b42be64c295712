import asyncio


async def save():
    return 1


async def main(other):
    future = asyncio.run_coroutine_threadsafe(save(), other)
    while not future.done():
        await asyncio.sleep(0.1)
    return future.result()
