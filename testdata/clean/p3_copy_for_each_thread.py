import copy
import threading
import time


class Options:
    def __init__(self):
        self.level = 0


def work(options):
    time.sleep(0.001)
    options.level += 1


defaults = Options()
threads = [threading.Thread(target=work, args=(copy.copy(defaults),)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
