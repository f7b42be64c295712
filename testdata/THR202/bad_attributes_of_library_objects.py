# Attributes that are set on an object of the standard library, and read through the handlers of that.
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Stats:
    def __init__(self):
        self.hits = 0

    def hit(self, size):
        self.hits += measured(size)  # expect: THR202


def measured(size):
    time.sleep(0.002)
    return size


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.stats.hit(1)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.stats = Stats()
server.serve_forever()
