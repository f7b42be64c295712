import asyncio


async def save():
    await asyncio.sleep(0)


async def main():
    future = asyncio.run_coroutine_threadsafe(save(), asyncio.get_running_loop())
    if future.exception(5) is not None:  # expect: THR703
        print("failed")
