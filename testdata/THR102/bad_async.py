# A watchdog in a coroutine that is never set off.
import asyncio
import threading


def alarm():
    print("too late")


async def job():
    watchdog = threading.Timer(5.0, alarm)  # expect: THR102
    try:
        await asyncio.sleep(0)
    finally:
        watchdog.cancel()


asyncio.run(job())
