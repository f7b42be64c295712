import asyncio
import time
import urllib.request


def fetch(url):
    time.sleep(0.1)
    return urllib.request.urlopen(url).read()


async def main(urls):
    loop = asyncio.get_running_loop()
    first = await asyncio.to_thread(fetch, urls[0])
    rest = await asyncio.gather(*(loop.run_in_executor(None, fetch, url) for url in urls[1:]))
    await asyncio.sleep(1)
    return first, rest
