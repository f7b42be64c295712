import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor

import requests


def load(url):
    time.sleep(1)
    return requests.get(url).text


async def fetch(url):
    def blocking():
        time.sleep(1)
        return load(url)

    loop = asyncio.get_running_loop()
    one = await asyncio.to_thread(load, url)
    two = await loop.run_in_executor(None, lambda: time.sleep(1))
    three = await loop.run_in_executor(None, blocking)
    with ThreadPoolExecutor() as pool:
        four = await loop.run_in_executor(pool, functools.partial(load, url))
    return one, two, three, four


def main():
    time.sleep(1)
    asyncio.run(fetch("http://localhost/"))


main()
