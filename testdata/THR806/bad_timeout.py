"""A client that polls for the answer that its reader thread stores."""
import threading
import time


class Client:
    def __init__(self, connection):
        self.connection = connection
        self.answers = {}
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.connection.makefile():
            number, text = line.split(" ", 1)
            self.answers[int(number)] = text

    def ask(self, number, text, timeout=5.0):
        self.connection.sendall(text.encode())
        deadline = time.monotonic() + timeout
        while number not in self.answers:  # expect: THR806
            if time.monotonic() > deadline:
                raise TimeoutError(text)
            time.sleep(0.01)
        return self.answers[number]


def main(connection):
    client = Client(connection)
    print(client.ask(1, "hello"))
