# threadlint-test: preview select=THR112
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor


def fail(text):
    print(text)
    sys.exit(1)  # expect: THR112 "ends only this thread"


def work(path):
    if not path:
        fail("no path")
    print(path)


class Watchdog(threading.Thread):
    def run(self):
        os._exit(3)  # expect: THR112 "without clean-up"


def task():
    raise SystemExit("bad")  # expect: THR112


threading.Thread(target=work, args=("",)).start()
Watchdog().start()
with ThreadPoolExecutor() as pool:
    print(pool.submit(task).exception())
