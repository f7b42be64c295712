"""A plugin undoes what the host program, which is not ours, has set."""
import sys
import threading


class Plugin:
    def __init__(self):
        self.interval = sys.getswitchinterval()

    def work(self):
        print("working")

    def start(self):
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def stop(self):
        self.thread.join()
        sys.setswitchinterval(self.interval)
