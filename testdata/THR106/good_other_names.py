import threading


class Worker(threading.Thread):
    def __init__(self):
        self._started = False
        super().__init__()
        self._stopping = threading.Event()
        self._stop_event = threading.Event()
        self._target = None
        self._args = ()
        self.name = "worker"
        self.daemon = True

    def run(self):
        self._stopping.wait(1)

    def stop(self):
        self._stopping.set()


worker = Worker()
worker.start()
worker.stop()
worker.join()
