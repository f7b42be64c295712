import threading

stop = threading.Event()


class Poller(threading.Thread):
    def __init__(self):
        super().__init__()
        self.ready = threading.Event()

    def run(self):
        while not stop:  # expect: THR126 "stop.is_set()"
            print("polling")
        if self.ready and not stop.is_set():  # expect: THR126 "self.ready.is_set()"
            print("ready")


poller = Poller()
poller.start()
stop.set()
poller.join()
