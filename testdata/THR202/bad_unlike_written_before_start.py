import threading
import time

limit = 0
limit += 5


def work():
    time.sleep(0.001)
    print(limit)


class Runner:
    def __init__(self):
        self.count = 0
        self.count += 1
        self.thread = threading.Thread(target=self.loop)

    def loop(self):
        time.sleep(0.001)
        self.count += 1  # expect: THR202


runner = Runner()
runner.thread.start()
runner.count += 1  # expect: THR202
runner.thread.join()
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
