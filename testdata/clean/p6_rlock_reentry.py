import threading
import time


class Tree:
    def __init__(self):
        self.lock = threading.RLock()
        self.size = 0

    def add(self):
        with self.lock:
            self.size += 1

    def add_two(self):
        time.sleep(0.001)
        with self.lock:
            self.add()
            self.add()


tree = Tree()
threads = [threading.Thread(target=tree.add_two) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
