import threading
from concurrent.futures import ThreadPoolExecutor


class Downloads:
    def __init__(self):
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(2)
        self._open = {}

    def start(self, url):
        with self._lock:
            if url in self._open:
                return self._open[url]
            future = self._pool.submit(len, url)
            self._open[url] = future
            future.add_done_callback(self._finished)  # expect: THR420
            return future

    def _finished(self, future):
        self._drop(future)

    def _drop(self, future):
        with self._lock:
            for url, one in list(self._open.items()):
                if one is future:
                    del self._open[url]


print(Downloads().start("x").result())
