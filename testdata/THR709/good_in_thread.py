import asyncio


async def query(name):
    return name


def lookup(name):
    return asyncio.run(query(name))


async def handle(name):
    return await asyncio.to_thread(lookup, name)
