"""A task gets its pool as an argument."""
from concurrent.futures import ThreadPoolExecutor, wait
def crawl(ex, url, depth):
    fs = []
    if depth:
        fs = [ex.submit(crawl, ex, url + "/x", depth - 1) for _ in range(3)]
    wait(fs)  # expect: THR405
    return url
with ThreadPoolExecutor(4) as ex:
    ex.submit(crawl, ex, "a", 5).result()
