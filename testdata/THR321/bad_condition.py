# A condition of threads in a coroutine, and gather under a lock.
import asyncio
import threading as th

ready = th.Condition()
mutex = th.Lock()


async def work():
    with ready:
        await asyncio.sleep(1)  # expect: THR321
        ready.notify()


async def all_of_them():
    with mutex:
        return await asyncio.gather(work(), work())  # expect: THR321
