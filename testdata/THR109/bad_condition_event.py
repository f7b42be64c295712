import threading


class Mailbox:
    def __init__(self):
        self.changed = threading.Condition()
        self.closed = threading.Event()

    def close(self):
        self.closed.set()
        with self.changed:
            self.changed.notifyAll()  # expect: THR109 "notify_all()"

    def is_open(self):
        return not self.closed.isSet()  # expect: THR109


box = Mailbox()
box.close()
print(box.is_open())
