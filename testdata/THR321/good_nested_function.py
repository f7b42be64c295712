# The await is in a coroutine that is only made under the lock.
import asyncio
import threading

lock = threading.Lock()
tasks = []


def start(loop):
    with lock:

        async def job():
            await asyncio.sleep(1)

        tasks.append(loop.create_task(job()))
