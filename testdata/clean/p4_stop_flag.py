import threading
import time


class Poller(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopped = False

    def run(self):
        while not self.stopped:
            time.sleep(0.1)

    def stop(self):
        self.stopped = True
        self.join()


poller = Poller()
poller.start()
poller.stop()
