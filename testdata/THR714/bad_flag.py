import atexit
import threading
import time


class Beat:
    def __init__(self):
        self.running = True
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()
        atexit.register(self.stop)  # expect: THR714

    def loop(self):
        while self.running:
            time.sleep(0.1)

    def stop(self):
        self.running = False
        self.thread.join()


def main():
    Beat()
