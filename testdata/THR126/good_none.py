import threading


class Service:
    def __init__(self):
        self.thread = None
        self.stop = None

    def start(self):
        if self.thread:
            return
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.stop.is_set():
            self.stop.wait(1)

    def close(self):
        if self.stop:
            self.stop.set()
        if self.thread:
            self.thread.join()


service = Service()
service.start()
service.close()
