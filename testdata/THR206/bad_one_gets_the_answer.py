# Only one caller should be told that it was the first.
import threading
import time


class Crawler:
    def __init__(self, free):
        self.seen = set()
        self.free = set(free)
        self.known = set()

    def first(self, url):
        if url in self.seen:  # expect: THR206
            return False
        self.seen.add(url)
        return True

    def take(self, seat):
        if seat in self.free:  # expect: THR206
            pay(seat)
            self.free.discard(seat)
            return True
        return False

    def remember(self, url):
        if url in self.known:
            return True
        self.known.add(url)
        return True

    def work(self):
        for url in ["a", "b"]:
            if self.first(url) and self.take(url):
                self.remember(url)


def pay(seat):
    time.sleep(0.002)
    return seat


crawler = Crawler("abc")
for _ in range(4):
    threading.Thread(target=crawler.work).start()
