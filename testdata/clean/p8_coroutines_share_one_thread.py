import asyncio

count = 0


async def work():
    global count
    await asyncio.sleep(0)
    count += 1


async def main():
    await asyncio.gather(*[work() for _ in range(3)])
    print(count)


asyncio.run(main())
