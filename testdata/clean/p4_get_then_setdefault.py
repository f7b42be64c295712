import threading
import time


class Buckets:
    def __init__(self):
        self.buckets = {}

    def put(self, key, value):
        bucket = self.buckets.get(key)
        if bucket is None:
            bucket = self.buckets.setdefault(key, [])
        bucket.append(value)

    def get(self, key):
        if key in self.buckets:
            return list(self.buckets[key])
        return []


def work(buckets, n):
    for i in range(5):
        buckets.put(i % 2, n)
        time.sleep(0.001)
    print(len(buckets.get(0)))


buckets = Buckets()
threads = [threading.Thread(target=work, args=(buckets, n)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
