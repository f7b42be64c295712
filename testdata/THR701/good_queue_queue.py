"""A plain queue and a plain event are for threads."""
import asyncio
import queue
import threading

lines = queue.Queue()
ready = threading.Event()


def reader(loop, future):
    lines.put_nowait("line")
    ready.set()
    loop.call_soon_threadsafe(future.set_result, True)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=reader, args=(loop, future)).start()
    await future
