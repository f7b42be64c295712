import asyncio
import queue
import threading


def produce(loop, items, plain):
    for n in range(3):
        asyncio.run_coroutine_threadsafe(items.put(n), loop).result()
        plain.put(n)
    loop.call_soon_threadsafe(items.put_nowait, None)


async def main():
    items = asyncio.Queue()
    plain = queue.Queue()
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=produce, args=(loop, items, plain))
    thread.start()
    while (item := await items.get()) is not None:
        print(item)
    print(plain.qsize())


asyncio.run(main())
