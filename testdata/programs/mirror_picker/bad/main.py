"""Fetches packages from the mirrors, some at a time."""

import threading
import time

from mirrors import WEIGHTS, MirrorPool


def fetch(mirror, package):
    time.sleep(0.001)
    return "https://%s/pool/%s.deb" % (mirror, package)


class Fetcher(threading.Thread):
    def __init__(self, mirrors, packages):
        super().__init__()
        self.mirrors = mirrors
        self.packages = packages
        self.fetched = []

    def run(self):
        for package in self.packages:
            self.fetched.append(fetch(self.mirrors.pick(), package))


def fetch_all(packages, fetchers=4):
    mirrors = MirrorPool(WEIGHTS)
    running = [Fetcher(mirrors, packages[start::fetchers]) for start in range(fetchers)]
    for fetcher in running:
        fetcher.start()
    for fetcher in running:
        fetcher.join()
    return [url for fetcher in running for url in fetcher.fetched]


def main():
    urls = fetch_all(["lib%d" % number for number in range(20)])
    print(len(urls), "packages, e.g.", min(urls))


if __name__ == "__main__":
    main()
