# Waiting and loading under the lock that others need.
import threading
import time
import urllib.request


class Feed:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = []

    def refresh(self):
        while True:
            with self._lock:
                data = urllib.request.urlopen("http://localhost/").read()  # expect: THR320 "`Feed.count`"
                self._items.append(data)
                time.sleep(60)  # expect: THR320

    def count(self):
        with self._lock:
            return len(self._items)


feed = Feed()
threading.Thread(target=feed.refresh, daemon=True).start()
print(feed.count())
