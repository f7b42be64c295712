# Each task of the pool makes a pool.
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    return open(url).read()


def site(urls):
    with ThreadPoolExecutor(8) as inner:  # expect: THR604 "for each task that runs `site`"
        return list(inner.map(fetch, urls))


def main(sites):
    with ThreadPoolExecutor(8) as outer:
        return list(outer.map(site, sites))


main([["a"], ["b"]])
