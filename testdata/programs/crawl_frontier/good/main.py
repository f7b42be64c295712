"""A small crawler: a few threads take addresses from the frontier."""

import queue
import threading
import time

from frontier import addresses


def fetch(url):
    time.sleep(0.002)
    return "<html>%s</html>" % url


class Crawler:
    def __init__(self, host, workers=3):
        self._workers = workers
        self._frontier = addresses(host)
        self._todo = queue.Queue()
        self._lock = threading.Lock()
        self.pages = {}

    def _work(self):
        while True:
            url = self._todo.get()
            if url is None:
                return
            page = fetch(url)
            with self._lock:
                self.pages[url] = page

    def crawl(self):
        threads = [threading.Thread(target=self._work) for _ in range(self._workers)]
        for thread in threads:
            thread.start()
        for url in self._frontier:
            self._todo.put(url)
        for _ in threads:
            self._todo.put(None)
        for thread in threads:
            thread.join()
        return self.pages


def main():
    pages = Crawler("example.org").crawl()
    print(len(pages), "pages")


if __name__ == "__main__":
    main()
