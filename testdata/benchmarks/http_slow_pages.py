"""Fetches pages of a slow HTTP server on the loopback in a thread pool; expected: waits."""
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES = 16


class SlowHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.02)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"page " + self.path.encode())

    def log_message(self, *args):
        pass


def fetch(url):
    with urllib.request.urlopen(url) as response:
        return len(response.read())


def main(threads=2):
    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowHandler)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.001}, daemon=True)
    serving.start()
    urls = ["http://127.0.0.1:%d/%d" % (server.server_port, i) for i in range(PAGES)]
    with ThreadPoolExecutor(max_workers=threads) as pool:
        size = sum(pool.map(fetch, urls))
    server.shutdown()
    server.server_close()
    return size


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
