import asyncio
import threading


async def fetch():
    await asyncio.sleep(0.1)
    return 42


def work(loop):
    print(asyncio.run_coroutine_threadsafe(fetch(), loop).result())


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work, loop)
    await loop.run_in_executor(None, lambda: asyncio.run_coroutine_threadsafe(fetch(), loop).result())
    print(await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(fetch(), loop)))


asyncio.run(main())
