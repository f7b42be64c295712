from threading import Condition, Lock


class Mailbox:
    def __init__(self):
        self._lock = Lock()
        self._changed = Condition(self._lock)
        self._mails = []

    def put(self, mail):
        with self._lock:
            self._mails.append(mail)
        self._changed.notify_all()  # expect: THR407

    def get(self):
        with self._changed:
            while not self._mails:
                self._changed.wait()
            return self._mails.pop()
