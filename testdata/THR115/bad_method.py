"""A method, a subclass."""
import threading
import time


class Poller:
    def start(self):
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        while True:  # expect: THR115
            time.sleep(5)
            print("tick")


class Beat(threading.Thread):
    def run(self):
        while 1:  # expect: THR115 "Beat.run"
            time.sleep(1)


Poller().start()
Beat().start()
