"""One task on the loop of its thread."""
import asyncio
import threading

_local = threading.local()


async def main(name):
    _local.name = name
    await step()


async def step():
    await asyncio.sleep(0)
    print(_local.name)


def worker(name):
    asyncio.run(main(name))


for n in "ab":
    threading.Thread(target=worker, args=(n,)).start()
