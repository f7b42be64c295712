import asyncio

background = set()


class Scheduler:
    def create_task(self, coroutine):
        coroutine.close()


async def job():
    await asyncio.sleep(1)


class Server:
    def start(self):
        self.task = asyncio.create_task(job())
        return asyncio.ensure_future(job())


async def main():
    task = asyncio.create_task(job())
    background.add(asyncio.create_task(job()))
    kept = asyncio.create_task(job())
    await asyncio.sleep(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(job())
    Scheduler().create_task(job())
    await asyncio.gather(task, *[asyncio.create_task(job()) for _ in range(3)])
    asyncio.create_task(job()).add_done_callback(print)


asyncio.run(main())
