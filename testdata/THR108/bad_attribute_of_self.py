import threading
import time


class Service:
    def begin(self):
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()
        self.thread.daemon = True  # expect: THR108

    def loop(self):
        time.sleep(0.001)


try:
    Service().begin()
except RuntimeError as error:
    print(error)
