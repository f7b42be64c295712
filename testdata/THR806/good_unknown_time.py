import sys
import threading
import time


class Poller:
    def __init__(self, interval):
        self.interval = interval
        self.stopped = False

    def run(self):
        while not self.stopped:
            time.sleep(self.interval)


poller = Poller(float(sys.argv[1]))
threading.Thread(target=poller.run).start()
input("Enter stops: ")
poller.stopped = True
