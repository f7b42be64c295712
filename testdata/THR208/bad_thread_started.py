import threading
import time


class Flusher:
    def __init__(self):
        self.lock = threading.Lock()
        self.thread = None

    def flush(self):
        time.sleep(0.01)

    def ensure_running(self):
        if self.thread is None:  # expect: THR208
            with self.lock:
                self.thread = threading.Thread(target=self.flush)
                self.thread.start()


def work(flusher):
    flusher.ensure_running()


flusher = Flusher()
threads = [threading.Thread(target=work, args=(flusher,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
