import asyncio
import logging


async def send(text):
    try:
        if not text:
            raise ValueError("nothing to send")
    except Exception:
        logging.exception("cannot send")


def emit(loop, text):
    asyncio.run_coroutine_threadsafe(send(text), loop)
