import collections
import threading
import time


class Crawler:
    def __init__(self, urls):
        self.todo = collections.deque(urls)
        self.pages = []

    def crawl(self):
        while self.todo:  # expect: THR206
            url = self.todo.popleft()
            time.sleep(0.001)
            self.pages.append(url)


crawler = Crawler(["http://x/%d" % n for n in range(10)])
threads = [threading.Thread(target=crawler.crawl) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(crawler.pages))
