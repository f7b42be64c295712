"""The pool gives each of its threads a client; a counter counts tasks on purpose."""
import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


class Client:
    def get(self, url):
        return url


def init_worker(timeout):
    local.client = Client()
    local.timeout = timeout
    local.count = 0


def fetch(url):
    local.count += 1
    return local.client.get(url), local.timeout


def main(urls, timeout):
    with ThreadPoolExecutor(4, initializer=init_worker, initargs=(timeout,)) as pool:
        return list(pool.map(fetch, urls))
