import asyncio
import threading


async def flush(rows):
    if len(rows) > 10:
        raise OverflowError("too many rows")
    rows.clear()


def main(loop, rows):
    timer = threading.Timer(1, lambda: asyncio.run_coroutine_threadsafe(flush(rows), loop))
    timer.start()
    return timer


def at_once(loop, rows):
    asyncio.run_coroutine_threadsafe(flush(rows), loop)  # expect: THR704
