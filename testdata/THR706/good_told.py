"""The thread has told that it is done before somebody joins it."""
import asyncio
import threading


def work(loop, future):
    loop.call_soon_threadsafe(future.set_result, None)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    thread = threading.Thread(target=work, args=(loop, future))
    thread.start()
    try:
        await future
    finally:
        thread.join()
