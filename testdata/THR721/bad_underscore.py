import asyncio


async def notify(user):
    await asyncio.sleep(1)
    print(user)


async def handle(users):
    for user in users:
        _ = asyncio.ensure_future(notify(user))  # expect: THR721


async def conditional(user):
    if user:
        asyncio.get_event_loop().create_task(notify(user))  # expect: THR721
