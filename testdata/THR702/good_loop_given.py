import asyncio
import threading


async def fetch():
    return 42


def work(loop):
    print(asyncio.run_coroutine_threadsafe(fetch(), loop).result())


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(work, loop)
