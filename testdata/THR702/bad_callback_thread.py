"""A consumer thread that wants to tell the loop."""
import asyncio
import queue
from threading import Thread

inbox = queue.Queue()


async def handle(message):
    print(message)


def consume():
    while True:
        message = inbox.get()
        if message is None:
            return
        asyncio.get_running_loop().create_task(handle(message))  # expect: THR702, THR721


async def main():
    Thread(target=consume, daemon=True).start()
    inbox.put("hello")
    await asyncio.sleep(1)
