"""A serial line to a motor controller: one command at a time."""
import threading


class Port:
    def __init__(self):
        self._lock = threading.Lock()
        self.sent = []

    def exchange(self, command):
        """Returns the answer of the controller."""
        self._lock.acquire()  # expect: THR308
        self.write(command)
        answer = self.read()
        self._lock.release()
        return answer

    def write(self, command):
        self.sent.append(command.encode("ascii"))

    def read(self):
        return "ok " + self.sent[-1].decode("ascii")
