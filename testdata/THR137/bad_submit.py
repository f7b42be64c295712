# A task at the end of the program.
import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)


def send(report):
    print(report)


def finish():
    pool.submit(send, "final")  # expect: THR137 "RuntimeError"


atexit.register(finish)
