import asyncio


async def send(text):
    if not text:
        raise ValueError("nothing to send")


def report(future):
    if future.exception():
        print(future.exception())


def emit(loop, text):
    future = asyncio.run_coroutine_threadsafe(send(text), loop)
    future.add_done_callback(report)
