"""Indexes the assets of a web site: size and digest of each file."""

import hashlib
import time
from concurrent.futures import ThreadPoolExecutor

import db

ASSETS = ["css/site.css", "css/print.css", "js/app.js", "img/logo.svg", "img/hero.jpg", "fonts/sans.woff2"]


def download(path):
    time.sleep(0.003)
    return (path * 40).encode()


def index(path):
    content = download(path)
    db.remember(path, len(content), hashlib.sha256(content).hexdigest())
    return len(content)


def index_all(paths):
    total = 0
    with ThreadPoolExecutor(max_workers=3, thread_name_prefix="index") as pool:
        for size in pool.map(index, paths):
            total += size
    db.save()
    return total


if __name__ == "__main__":
    size = index_all(ASSETS)
    print("%d assets, %d bytes" % (db.count(), size))
