"""The number of threads has a default."""
import queue, threading
class Pool:
    def __init__(self, size=5):
        self.q = queue.Queue()
        self.threads = [threading.Thread(target=self.loop) for _ in range(size)]
        for t in self.threads:
            t.start()
    def loop(self):
        while True:
            job = self.q.get()
            if job is None:
                return
            job()
    def close(self):
        self.q.put(None)  # expect: THR417
        for t in self.threads:
            t.join()
Pool(8).close()
