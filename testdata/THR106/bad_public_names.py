import threading
import time


class Download(threading.Thread):
    def __init__(self, url):
        threading.Thread.__init__(self)
        self.url = url
        self.ident = 7  # expect: THR106 "cannot be set"

    def run(self):
        self.start = 0  # expect: THR106 "then calls that value"
        print(self.url)


class Watch(threading.Thread):
    join = False  # expect: THR106

    def run(self):
        time.sleep(1)
