import asyncio
from asyncio import create_task, ensure_future


async def job():
    await asyncio.sleep(1)


class Server:
    def __init__(self, loop):
        self.loop = loop

    async def handle(self):
        self.loop.create_task(job())  # expect: THR721
        asyncio.ensure_future(job())  # expect: THR721
        await job()

    def on_event(self):
        task = asyncio.create_task(job())  # expect: THR721


async def main():
    create_task(job())  # expect: THR721
    ensure_future(job())  # expect: THR721
    for _ in range(3):
        asyncio.create_task(job(), name="job")  # expect: THR721
    asyncio.get_running_loop().create_task(job())  # expect: THR721
    loop = asyncio.get_event_loop()
    loop.create_task(job())  # expect: THR721
    await Server(loop).handle()


asyncio.run(main())
