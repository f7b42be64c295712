"""Turns that look idle, but cannot be: what was asked before is still so."""
import queue
import threading
import time


class Hopper:
    def __init__(self, radio):
        self.radio = radio
        self.running = True
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while self.running:
            for channel in (1, 6, 11):
                if self.running:
                    self.radio.tune(channel)
                    time.sleep(3)
                else:
                    break


def supervise(tests, jobs, job):
    done = queue.Queue()
    running = 0
    while tests or running:
        if not done.empty() or running == jobs or not tests:
            done.get(True, 1)
            running -= 1
        if tests and not running == jobs:
            threading.Thread(target=job, args=(tests.pop(0), done)).start()
            running += 1


value = 0
gate = threading.Lock()


def add(n):
    global value
    while True:
        with gate:
            seen = value
        wanted = seen + n
        with gate:
            if value == seen:
                value = wanted
                return


def wait_for(predicate, seconds=5.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if predicate():
            return True
    return False


def main(radio):
    hopper = Hopper(radio)
    hopper.thread.start()
    threads = [threading.Thread(target=add, args=(1,)) for _ in range(2)]
    for t in threads:
        t.start()
    wait_for(lambda: value == 2)
    hopper.running = False
    supervise([1, 2], 2, lambda test, done: done.put(test))
