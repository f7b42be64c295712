# One acquire, two releases.
import threading


class Downloader:
    def __init__(self):
        self.slots = threading.Semaphore(4)
        self.failed = []

    def fetch(self, url):
        self.slots.acquire()
        try:
            if url in self.failed:
                self.slots.release()
                return None
            return url
        finally:
            self.slots.release()  # expect: THR319 "released on line 14 already"


Downloader().fetch("x")
