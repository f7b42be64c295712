# What is yielded was copied under the lock.
import threading


class Registry:
    def __init__(self):
        self.lock = threading.Lock()
        self.rows = {}

    def __iter__(self):
        with self.lock:
            keys = list(self.rows)
        for key in keys:
            with self.lock:
                row = self.rows.get(key)
            yield row


print(list(Registry()))
