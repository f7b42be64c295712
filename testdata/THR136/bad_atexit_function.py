# The same by a function, registered as a decorator has it.
import atexit
import threading
import time


class Monitor:
    def __init__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.daemon = True
        self.thread.start()

    def watch(self):
        while True:
            time.sleep(5)


monitor = Monitor()


@atexit.register
def wait():
    print("bye")
    monitor.thread.join()  # expect: THR136
