import asyncio
import multiprocessing


def work():
    with multiprocessing.Lock():  # expect: THR301
        print("process")


async def main():
    async with asyncio.Lock():  # expect: THR301
        print("task")


if __name__ == "__main__":
    work()
    asyncio.run(main())
