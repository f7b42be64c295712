# The task is told to stop; `cancel()` is for the case that it has not begun.
from concurrent.futures import ThreadPoolExecutor, TimeoutError
import subprocess
import threading

stop = threading.Event()


def work():
    while not stop.wait(0.1):
        print("works")


def main():
    pool = ThreadPoolExecutor()
    future = pool.submit(work)
    try:
        return future.result(timeout=1)
    except TimeoutError:
        stop.set()
        future.cancel()


def run(command):
    process = subprocess.Popen(command)
    future = ThreadPoolExecutor().submit(process.wait)
    try:
        future.result(timeout=10)
    except TimeoutError:
        process.kill()
        future.cancel()


class Beat:
    def __init__(self):
        self.running = True
        self.future = ThreadPoolExecutor().submit(self.beat)

    def beat(self):
        while self.running:
            print("alive")

    def close(self):
        self.running = False
        self.future.cancel()
