# A dictionary that one function has for itself, and tasks of one event loop.
import asyncio
import threading

locks = {}


def plan(keys):
    mine = {}
    for key in keys:
        if key not in mine:
            mine[key] = threading.Lock()
    return mine


async def work(key):
    if key not in locks:
        locks[key] = asyncio.Lock()
    async with locks[key]:
        print(key)


plan("ab")
asyncio.run(work("a"))
