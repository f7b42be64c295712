"""Visits the pages of a site, and what they link to."""
import queue
import threading


class Crawler:
    def __init__(self, links, workers=2):
        self._links = links
        self._todo = queue.Queue(maxsize=4)
        self.seen = []
        self._workers = workers

    def run(self, start):
        for _ in range(self._workers):
            threading.Thread(target=self._work, daemon=True).start()
        self._todo.put(start)
        self._todo.join()

    def _work(self):
        while True:
            page = self._todo.get()
            try:
                self.seen.append(page)
                for link in self._links(page):
                    self._todo.put(link)  # expect: THR416
            finally:
                self._todo.task_done()


if __name__ == "__main__":
    crawler = Crawler({"a": ["b", "c"], "b": [], "c": []}.__getitem__)
    crawler.run("a")
    print(crawler.seen)
