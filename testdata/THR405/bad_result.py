from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=4)


def fetch(url):
    return len(url)


def crawl(url):
    future = executor.submit(fetch, url)
    return future.result()  # expect: THR405 "`crawl` runs on the pool"


for size in executor.map(crawl, ["a", "b"] * 10):
    print(size)
