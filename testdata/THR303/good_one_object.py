# There is one object, so there is one lock.
import threading

results = {}


class Pool:
    def __init__(self):
        self.lock = threading.Lock()

    def work(self):
        with self.lock:
            results["n"] = results.get("n", 0) + 1


pool = Pool()
for _ in range(3):
    threading.Thread(target=pool.work).start()
