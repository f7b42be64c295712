# The task is stopped, and then the end of the block has nothing to wait for.
from concurrent.futures import ThreadPoolExecutor, TimeoutError
import os
import subprocess
import threading


def ask():
    stop = threading.Event()

    def work():
        while not stop.wait(0.1):
            print("works")

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        try:
            future.result(timeout=5)
        except TimeoutError:
            stop.set()


def run(command):
    process = subprocess.Popen(command)
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(process.wait)
        try:
            return future.result(timeout=5)
        except TimeoutError:
            process.kill()


def gives_up(task):
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(print, task)
        try:
            return future.result(timeout=5)
        except TimeoutError:
            os._exit(1)
