"""The loop tests what it takes."""
import queue, threading
class Pool:
    SIZE = 5
    def __init__(self):
        self.q = queue.Queue()
        self.threads = [threading.Thread(target=self.loop) for _ in range(self.SIZE)]
        for t in self.threads:
            t.start()
    def loop(self):
        while (job := self.q.get()) is not None:
            job()
    def close(self):
        self.q.put(None)  # expect: THR417
        for t in self.threads:
            t.join()
Pool().close()
