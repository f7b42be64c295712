# threadlint-test: preview
"""Outgoing mail: callers hand over messages, one background thread delivers them in order."""
import queue
import threading
import time


class Mailer:
    """Thread-safe. The delivery thread is started by the first message."""

    def __init__(self, transport):
        self.transport = transport
        self.outbox = queue.Queue()
        self.closing = threading.Event()
        self.worker = None

    def send(self, recipient, text):
        self.outbox.put((recipient, text))
        if self.worker is None:  # expect: THR207
            worker = threading.Thread(target=self._deliver, name="mailer")
            worker.start()
            self.worker = worker

    def _deliver(self):
        self.transport.login()
        while True:
            try:
                recipient, text = self.outbox.get(timeout=0.02)
            except queue.Empty:
                if self.closing.is_set():
                    return
            else:
                self.transport.deliver(recipient, text)

    def close(self):
        """Call once all senders are done."""
        self.closing.set()
        if self.worker is not None:
            self.worker.join()


class Transport:
    def __init__(self):
        self.logins = 0
        self.sent = []

    def login(self):
        time.sleep(0.001)
        self.logins = 1

    def deliver(self, recipient, text):
        time.sleep(0.001)
        self.sent.append((recipient, text))


def signup(mailer, user):
    time.sleep(0.002)
    mailer.send(user, "welcome, " + user)


def main():
    transport = Transport()
    mailer = Mailer(transport)
    signups = [threading.Thread(target=signup, args=(mailer, user)) for user in ("ann", "ben", "cem")]
    for thread in signups:
        thread.start()
    for thread in signups:
        thread.join()
    mailer.close()
    print(len(transport.sent), "messages sent")


if __name__ == "__main__":
    main()
