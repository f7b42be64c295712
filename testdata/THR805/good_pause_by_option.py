"""Loops that pause by what they ask for: a delay that may be switched off, a thread that may be missing."""
import threading
import time


class Source:
    def __init__(self, options):
        self.options = options
        self.running = True
        self.open = 0
        self.thread = None
        self.token = None

    def build(self):
        while self.running:
            if self.open < self.options["limit"]:
                self.open += 1
                print("opened")
            if self.options["delay"] > 0:
                time.sleep(self.options["delay"])

    def renew(self):
        self.token = "token"

    def get_token(self):
        self.thread = threading.Timer(0, self.renew)
        self.thread.start()
        while True:
            if self.token:
                return self.token
            if self.thread:
                self.thread.join(1)

    def stop(self):
        self.running = False


source = Source({"limit": 10, "delay": 1})
builder = threading.Thread(target=source.build)
builder.start()
print(source.get_token())
source.stop()
builder.join()
