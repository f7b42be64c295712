import asyncio
import threading

queue = asyncio.Queue()
ready = asyncio.Event()


async def consume():
    ready.set()  # expect: THR707 "asyncio.Event"
    while True:
        item = await queue.get()  # expect: THR707 "`consumer`"
        print(item)


def consumer():
    asyncio.run(consume())


async def produce():
    await ready.wait()
    for n in range(10):
        await queue.put(n)


if __name__ == "__main__":
    threading.Thread(target=consumer, daemon=True).start()
    asyncio.run(produce())
