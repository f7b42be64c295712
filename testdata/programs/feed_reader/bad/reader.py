"""Reads news feeds in the background."""
from service import Service


class FeedReader(Service):
    def __init__(self, feeds):
        super().__init__()
        self.feeds = feeds
        self.items = []

    def tick(self):
        for feed in self.feeds:
            item = fetch(feed)
            with self.lock:
                self.items.append(item)

    def count(self):
        with self.lock:
            return len(self.items)


def fetch(feed):
    return "news of " + feed
