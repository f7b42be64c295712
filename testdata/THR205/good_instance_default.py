import threading
import time


class Retry(threading.Thread):
    attempts = 0
    delay = 0.001

    def run(self):
        while self.attempts < 3:
            self.attempts += 1
            time.sleep(self.delay)


threads = [Retry() for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([thread.attempts for thread in threads])
