"""Crawls the site once and counts what arrived, and which workers died."""

import sys
import threading

sys.path.insert(0, sys.argv[1])

import frontier
import main

died = []
threading.excepthook = lambda args: died.append(args.exc_value)
pages = main.Crawler("example.org").crawl()
expected = sum(len(paths) for paths in frontier.SITEMAP.values())
if died or len(pages) != expected:
    print("%d workers died (%s), %d of %d pages" % (len(died), died[:1], len(pages), expected))
    sys.exit(1)
