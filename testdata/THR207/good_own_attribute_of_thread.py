import socket
import threading
import time


class Sender(threading.Thread):
    def __init__(self, lines):
        super().__init__()
        self.lines = lines
        self.sock = None

    def send(self, line):
        if self.sock is None:
            self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.sendto(line, ("localhost", 9))

    def run(self):
        for line in self.lines:
            self.send(line)
            time.sleep(0.001)
        if self.sock is not None:
            self.sock.close()
            self.sock = None


senders = [Sender([b"a", b"b"]) for _ in range(3)]
for sender in senders:
    sender.start()
for sender in senders:
    sender.join()
