# The pool runs one task at a time.
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
pages = {}


def fetch(url):
    """Loads one page."""
    with lock:  # expect: THR324 "all of `fetch`"
        pages[url] = urllib.request.urlopen(url).read()  # expect: THR320


with ThreadPoolExecutor(8) as pool:
    pool.map(fetch, ["http://localhost/a", "http://localhost/b"])  # expect: THR602
