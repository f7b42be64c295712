import threading
from threading import Thread


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()  # expect: THR106 "hides `Thread._stop`"

    def run(self):
        while not self._stop.is_set():
            print("working")

    def stop(self):
        self._stop.set()


class Base(Thread):
    def __init__(self):
        Thread.__init__(self)


class Poller(Base):
    def __init__(self):
        Base.__init__(self)
        self._started = False  # expect: THR106 "_started"

    def run(self):
        print("polling")


for thread in (Worker(), Poller()):
    thread.start()
    thread.join()  # expect: THR131
