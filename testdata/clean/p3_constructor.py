import threading
import time


class Service:
    def __init__(self, names):
        self.size = 0
        for name in names:
            self.size += len(name)
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()

    def loop(self):
        time.sleep(0.001)
        print(self.size)


services = [Service(["a", "b"]) for _ in range(2)]
for service in services:
    service.thread.join()
