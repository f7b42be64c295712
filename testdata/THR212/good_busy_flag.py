import threading
import time


class Refresher:
    def __init__(self):
        self.lock = threading.Lock()
        self.busy = False
        self.value = 0

    def refresh(self):
        with self.lock:
            if self.busy:
                return
            self.busy = True
            old = self.value
        time.sleep(0.001)
        with self.lock:
            self.value = old + 1  # expect-fp: THR212 a flag keeps others out in between
            self.busy = False


refresher = Refresher()
threads = [threading.Thread(target=refresher.refresh) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(refresher.value)
