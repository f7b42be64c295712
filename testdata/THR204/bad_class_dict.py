import threading
import time


class Cache:
    stats = {"hits": 0, "misses": 0}

    def __init__(self):
        self.data = {}

    def get(self, key):
        if key in self.data:
            self.stats["hits"] += 1  # expect: THR204
            return self.data[key]
        return None


def work(n):
    cache = Cache()
    cache.data["a"] = n
    for _ in range(100):
        cache.get("a")
        time.sleep(0)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Cache.stats)
