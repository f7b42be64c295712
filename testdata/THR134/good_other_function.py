# Made in one method, started in another, joined in a third.
import threading


class Service:
    def __init__(self):
        self._thread = threading.Thread(target=print)

    def start(self):
        self._thread.start()

    def stop(self):
        self._thread.join()


def collect(threads):
    for t in threads:
        t.join()
