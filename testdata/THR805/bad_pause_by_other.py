"""A loop that pauses only where somebody looks on, by another delay than what it asks for."""
import threading
import time


class Source:
    def __init__(self, verbose):
        self.verbose = verbose
        self.token = None

    def renew(self):
        self.token = "token"

    def get_token(self):
        threading.Timer(0, self.renew).start()
        while True:  # expect: THR805 "self.token"
            if self.token:
                return self.token
            if self.verbose:
                time.sleep(0.001)


print(Source(False).get_token())
