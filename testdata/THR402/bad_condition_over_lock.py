import threading


class Mailbox:
    def __init__(self):
        self.lock = threading.Lock()
        self.changed = threading.Condition(self.lock)

    def put(self):
        with self.lock:
            with self.changed:  # expect: THR402
                self.changed.notify()


Mailbox().put()
