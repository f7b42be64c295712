import threading


class Service:
    def __init__(self):
        self._stop = threading.Event()
        self._started = False
        self.ident = 5
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self._stop.is_set():
            self._started = True

    def start(self):
        self.thread.start()

    def join(self):
        self._stop.set()
        self.thread.join()


service = Service()
service.start()
service.join()
