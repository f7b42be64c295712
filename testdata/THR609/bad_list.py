# A timeout for each of several.
import concurrent.futures
import urllib.request


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def pages(urls):
    result = []
    with concurrent.futures.ThreadPoolExecutor() as pool:
        futures = [pool.submit(fetch, url) for url in urls]
        for future in futures:
            try:
                result.append(future.result(timeout=10))  # expect: THR609
            except concurrent.futures.TimeoutError:
                result.append(None)
    return result
