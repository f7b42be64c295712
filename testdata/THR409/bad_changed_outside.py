import threading


class Box:
    def __init__(self):
        self.cond = threading.Condition()
        self.ready = False

    def announce(self):
        self.ready = True
        with self.cond:
            self.cond.notify_all()  # expect: THR409

    def ring(self):
        with self.cond:
            print("ring")
            self.cond.notify()  # expect: THR409

    def wait(self):
        with self.cond:
            while not self.ready:
                self.cond.wait()
