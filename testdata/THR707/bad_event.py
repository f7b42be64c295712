"""An event of the main loop, waited for in a thread with a loop of its own."""
import asyncio
import threading

ready = asyncio.Event()


async def wait_there():
    await ready.wait()  # expect: THR707
    print("ready")


def worker():
    asyncio.run(wait_there())


async def main():
    thread = threading.Thread(target=worker)
    thread.start()
    ready.set()
    await ready.wait()


asyncio.run(main())
