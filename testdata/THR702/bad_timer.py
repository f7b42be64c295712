import asyncio
import threading


async def refresh():
    await asyncio.sleep(0)


def on_timer():
    asyncio.ensure_future(refresh())  # expect: THR702, THR721


async def main():
    timer = threading.Timer(1.0, on_timer)
    timer.start()
    await asyncio.sleep(2)
    timer.cancel()
