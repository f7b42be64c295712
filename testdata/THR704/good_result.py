import asyncio


async def send(text):
    if not text:
        raise ValueError("nothing to send")


def emit(loop, text):
    return asyncio.run_coroutine_threadsafe(send(text), loop).result()
