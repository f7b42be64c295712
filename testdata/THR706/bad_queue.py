"""A coroutine takes from the queue that a thread fills."""
import asyncio
import queue
import threading

lines = queue.Queue()


def read():
    for line in open("log.txt"):
        lines.put(line)
    lines.put(None)


async def show():
    while True:
        line = lines.get()  # expect: THR706
        if line is None:
            break
        print(line)


async def main():
    threading.Thread(target=read, daemon=True).start()
    await show()


asyncio.run(main())
