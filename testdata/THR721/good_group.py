import asyncio


async def job():
    await asyncio.sleep(1)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job())
        for _ in range(3):
            group.create_task(job())
