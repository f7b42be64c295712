"""Each task has a lock of its own for what all share."""
import threading
from concurrent.futures import ThreadPoolExecutor
stats = {"pages": 0, "bytes": 0}
class Crawler:
    def __init__(self, url):
        self.url = url
        self.lock = threading.RLock()
    def crawl(self):
        data = self.url.encode()
        with self.lock:  # expect: THR303
            stats["pages"] += 1
            stats["bytes"] += len(data)
urls = ["a", "b", "c"]
with ThreadPoolExecutor(3) as pool:
    for u in urls:
        pool.submit(Crawler(u).crawl)  # expect: THR601
print(stats)
