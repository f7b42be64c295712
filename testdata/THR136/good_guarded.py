# The finalizer knows on which thread it may run.
import threading


class Pump:
    def __init__(self):
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()

    def loop(self):
        print("loop")

    def __del__(self):
        if threading.current_thread() is not self.thread:
            self.thread.join()


class Pipe:
    def __init__(self):
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()

    def loop(self):
        print("loop")

    def __del__(self):
        try:
            self.thread.join()
        except RuntimeError:
            print("on the thread itself")


Pump()
Pipe()
