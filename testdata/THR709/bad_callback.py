import asyncio


async def save():
    await asyncio.sleep(0)


def on_close():
    asyncio.run(save())  # expect: THR709


async def main():
    asyncio.get_running_loop().call_soon(on_close)
    await asyncio.sleep(1)


asyncio.run(main())
