# A condition, and a lock between processes.
import multiprocessing
import threading

ready = threading.Condition()
between = multiprocessing.Lock()
items = []


def put(item):
    ready.acquire(timeout=1)  # expect: THR310
    try:
        items.append(item)
        ready.notify()
    finally:
        ready.release()


def write(path):
    between.acquire(timeout=1)  # expect: THR310
    try:
        print(path)
    finally:
        between.release()
