# A pool for one call, which nobody shuts down.
import asyncio
import concurrent.futures


def read(path):
    with open(path) as file:
        return file.read()


async def load(path):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(concurrent.futures.ThreadPoolExecutor(), read, path)  # expect: THR604 "for each call of `load`"


async def main(paths):
    print(await asyncio.gather(*[load(path) for path in paths]))


asyncio.run(main(["a", "b"]))
