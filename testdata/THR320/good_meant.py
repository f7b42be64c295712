"""Waits that are over at once, or that the lock is there for."""
import queue
import threading
import time

import requests

PAUSE = 0.01
jobs = queue.Queue()
screen = threading.Lock()


class Renderer:
    def __init__(self):
        self.lock = threading.RLock()
        self.done = []
        self.worker = threading.Thread(target=self.render)
        self.worker.start()
        self.main = threading.Thread(target=self.collect)
        self.main.start()

    def is_busy(self):
        return self.worker.is_alive()

    def render(self):
        self.done.append(1)

    def collect(self):
        if not self.is_busy():
            with self.lock:
                self.worker.join()
                self.done.append(2)

    def count(self):
        with self.lock:
            return len(self.done)


class Player:
    def __init__(self):
        self.lock = threading.Lock()
        self.state = "off"
        threading.Thread(target=self.watch).start()

    def watch(self):
        with self.lock:
            print(self.state)

    def stop_process(self):
        time.sleep(1)

    def switch(self, state):
        with self.lock:
            self.stop_process()
            self.state = state

    def seek(self):
        with self.lock:
            time.sleep(PAUSE)
            self.state = "seeking"


class Trader:
    def __init__(self):
        self.lock = threading.Lock()
        self.order = None
        threading.Thread(target=self.sell).start()

    def check(self):
        if self.order is not None:
            raise ValueError("an order is open")

    def buy(self, price):
        with self.lock:
            self.check()
            self.order = requests.post("https://example.org", data=price).text

    def sell(self):
        with self.lock:
            self.order = None


def consume():
    with screen:
        print(jobs.get())


def report():
    with screen:
        print("done")


def main():
    for number in range(5):
        jobs.put(number)
        threading.Thread(target=consume).start()
    threading.Thread(target=report).start()


player = Player()
player.switch("on")
player.seek()
Trader().buy(1)
print(Renderer().count())
main()
