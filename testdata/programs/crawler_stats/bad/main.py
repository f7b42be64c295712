"""Crawl a site with a few workers and report how much was downloaded."""
import time
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

SITE = {
    "/": '<a href="/about">about</a> <a href="/blog">blog</a>',
    "/about": '<p>who we are</p> <a href="/">home</a>',
    "/blog": '<a href="/blog/1">one</a> <a href="/blog/2">two</a>',
    "/blog/1": "<p>first post</p>" * 20,
    "/blog/2": "<p>second post</p>" * 30,
}

total_bytes = 0


class LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.extend(value for key, value in attrs if key == "href")


def fetch(path):
    time.sleep(0.002)
    return SITE.get(path, "")


def store(path, body):
    """Hand the page to the archive; returns the number of bytes kept."""
    time.sleep(0.001)
    return len(body)


def visit(path):
    global total_bytes
    body = fetch(path)
    total_bytes += store(path, body)  # expect: THR201
    parser = LinkParser()
    parser.feed(body)
    return parser.links


def crawl(start, workers=4):
    seen = {start}
    frontier = [start]
    with ThreadPoolExecutor(max_workers=workers) as pool:
        while frontier:
            found = []
            for links in pool.map(visit, frontier):
                found.extend(links)
            frontier = sorted(set(found) - seen)
            seen.update(frontier)
    return seen


def main():
    pages = crawl("/")
    print("%d pages, %d bytes" % (len(pages), total_bytes))


if __name__ == "__main__":
    main()
