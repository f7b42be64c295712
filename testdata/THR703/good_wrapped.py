import asyncio


async def save():
    return 1


async def main(other):
    future = asyncio.run_coroutine_threadsafe(save(), other)
    return await asyncio.wrap_future(future)
