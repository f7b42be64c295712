import asyncio
import threading


async def work(name):
    ready = asyncio.Event()
    queue = asyncio.Queue()
    ready.set()
    await ready.wait()
    await queue.put(name)
    await drain(queue)


async def drain(queue):
    print(await queue.get())


class Worker:
    def __init__(self):
        self.jobs = asyncio.Queue()

    async def serve(self):
        await self.jobs.put(1)
        print(await self.jobs.get())

    def run(self):
        asyncio.run(self.serve())


threads = [threading.Thread(target=lambda: asyncio.run(work("a")))]
threads += [threading.Thread(target=Worker().run) for _ in range(2)]
for thread in threads:
    thread.start()
asyncio.run(work("main"))
for thread in threads:
    thread.join()
