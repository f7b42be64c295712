# Flags in attributes, also of a Thread subclass, also with `wait`.
import threading
import time


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self._running = True

    def run(self):
        while self._running:
            time.sleep(0.1)

    def shutdown(self):
        print("stopping")
        self._running = False


class Service:
    def __init__(self):
        self._done = threading.Event()
        self.thread = threading.Thread(target=self.loop)

    def start(self):
        self.thread.start()

    def loop(self):
        while not self._done.wait(1.0):
            print("tick")

    def close(self):
        if self.thread.is_alive():
            self.thread.join()  # expect: THR139
        self._done.set()


service = Service()
service.start()
service.close()
worker = Worker()
worker.start()
worker.shutdown()
worker.join()
