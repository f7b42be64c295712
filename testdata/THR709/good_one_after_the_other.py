import asyncio


async def first():
    return 1


async def second():
    return 2


def main():
    print(asyncio.run(first()))
    loop = asyncio.new_event_loop()
    print(loop.run_until_complete(second()))
    loop.close()


main()
