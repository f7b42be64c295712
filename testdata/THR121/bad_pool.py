import asyncio
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def load(url, timeout):
    return url, timeout


def main(urls):
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(load, url) for url in urls]  # expect: THR121 "gets none"
        print([f.result() for f in futures])
        print(list(pool.map(load, urls)))  # expect: THR121
        print(pool.submit(load, urls, 1, retries=2).result())  # expect: THR121 "retries"
    with ThreadPool(2) as old:
        print(old.map(load, urls))  # expect: THR121
        print(old.apply_async(load, (1,)).get())  # expect: THR121


async def also(url):
    await asyncio.to_thread(load, url)  # expect: THR121
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, load, url, 1, 2)  # expect: THR121


main(["a"])
asyncio.run(also("b"))
