# One task at a time, whatever the pool could do.
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def pages(urls):
    result = []
    with ThreadPoolExecutor(max_workers=10) as executor:
        for url in urls:
            result.append(executor.submit(fetch, url).result())  # expect: THR603
    return result


def by_url(urls):
    with ThreadPoolExecutor() as executor:
        return {url: executor.submit(fetch, url).result() for url in urls}  # expect: THR603
