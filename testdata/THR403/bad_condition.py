import threading


class Feeder:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []
        self.closed = False
        self.thread = threading.Thread(target=self.feed)
        self.thread.start()

    def feed(self):
        with self.changed:
            while not self.closed:
                self.changed.wait()
                print(self.items)

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
            self.thread.join()  # expect: THR403


Feeder().close()
