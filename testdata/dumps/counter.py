import threading


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0

    def add(self, n):
        with self.lock:
            self.total += n


def worker(counter, pages):
    for page in pages:
        if page:
            counter.add(len(page))


shared = Counter()
threads = [threading.Thread(target=worker, args=(shared, ["a", "bc"])) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.total)
