"""Joins itself under a lock that it needs."""
import threading
class Poller(threading.Thread):
    def __init__(self):
        super().__init__()
        self.lock = threading.RLock()
        self.stopped = False
        self.n = 0
    def run(self):
        while True:
            with self.lock:
                if self.stopped:
                    break
                self.n += 1
    def close(self):
        with self.lock:
            self.stopped = True
            self.join()  # expect: THR403
p = Poller()
p.start()
p.close()
