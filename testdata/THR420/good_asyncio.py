import asyncio
import threading

lock = threading.Lock()


def done(task):
    with lock:
        print("done")


async def work():
    return 1


async def main():
    task = asyncio.create_task(work())
    with lock:
        task.add_done_callback(done)
    await task


asyncio.run(main())
