import asyncio

background = set()


async def job():
    await asyncio.sleep(1)


async def handle():
    task = asyncio.create_task(job())
    background.add(task)
    task.add_done_callback(background.discard)
