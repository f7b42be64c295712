"""Runs commands that clients send, a few at a time."""
from concurrent.futures import ThreadPoolExecutor


class JobServer:
    def __init__(self, threads=2):
        self.pool = ThreadPoolExecutor(max_workers=threads)
        self.done = []

    def submit(self, command):
        return self.pool.submit(self.handle, command)

    def handle(self, command):
        if command == "quit":
            return "bye"
        self.done.append(command)
        return command.upper()

    def close(self):
        self.pool.shutdown(wait=True)
