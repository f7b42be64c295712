import asyncio
from concurrent.futures import ThreadPoolExecutor, as_completed


def download(url):
    return len(url)


async def handler(urls):
    sizes = []
    with ThreadPoolExecutor(max_workers=8) as executor:  # expect: THR708
        for future in as_completed([executor.submit(download, url) for url in urls]):  # expect: THR706
            sizes.append(future.result())
    return sizes
