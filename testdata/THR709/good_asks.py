import asyncio


async def query(name):
    return name


def lookup(name):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(query(name))
    raise TypeError("await query() instead")


async def handle(name):
    return lookup(name)
