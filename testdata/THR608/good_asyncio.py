# Tasks of asyncio and timers can be cancelled while they run.
import asyncio
import threading


async def work():
    while True:
        await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except asyncio.TimeoutError:
        task.cancel()


timer = threading.Timer(5, print)
timer.start()
timer.cancel()
asyncio.run(main())


def ask(loop):
    future = asyncio.run_coroutine_threadsafe(work(), loop)
    try:
        return future.result(timeout=5)
    except TimeoutError:
        future.cancel()
