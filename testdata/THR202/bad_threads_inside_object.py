from threading import Thread as T
import time


class Crawler:
    def __init__(self, urls):
        self.urls = urls
        self.pages = 0

    def crawl(self):
        threads = [T(target=self._fetch, args=(url,)) for url in self.urls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.pages

    def _fetch(self, url):
        time.sleep(0.001)
        self.pages = self.pages + 1  # expect: THR202


print(Crawler(["a", "b", "c"]).crawl())
