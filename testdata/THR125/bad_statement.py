import threading
from queue import Queue

lock = threading.Lock()
jobs = Queue()


class Pump:
    def __init__(self):
        self.thread = threading.Thread(target=self.run)
        self.closed = threading.Event()

    def run(self):
        lock.acquire()
        print("pumping")
        lock.release  # expect: THR125 "only names"
        jobs.get()
        jobs.task_done  # expect: THR125

    def close(self):
        self.closed.set  # expect: THR125
        self.thread.join  # expect: THR125


pump = Pump()
pump.thread.start()
pump.close()
