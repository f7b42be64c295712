# A Thread subclass that cleans up after itself, and a service that stops itself.
import threading


class Worker(threading.Thread):
    def run(self):
        print("run")
        self.join()  # expect: THR133


class Service:
    def __init__(self):
        self.running = True
        self.thread = None

    def start(self):
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        while self.running:
            if not self._step():
                self.stop()

    def _step(self):
        return False

    def stop(self):
        self.running = False
        if self.thread:
            self.thread.join()  # expect: THR133 "Service._loop"


Worker().start()
Service().start()
