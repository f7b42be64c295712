"""Shows the news for a while."""
import time

from reader import FeedReader


def read_news(feeds, seconds):
    reader = FeedReader(feeds)
    reader.start()
    time.sleep(seconds)
    reader.stop()
    return reader.count()


if __name__ == "__main__":
    print(read_news(["town", "world"], 0.1), "news")
