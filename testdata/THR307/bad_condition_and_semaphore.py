# A condition, and a semaphore as a limit.
import threading

ready = threading.Condition()
slots = threading.BoundedSemaphore(2)
items = []


def take():
    ready.acquire()  # expect: THR307
    while not items:
        if not ready.wait(1.0):
            return None
    item = items.pop()
    ready.release()
    return item


def fetch(url):
    slots.acquire()  # expect: THR307
    if not url:
        return ""
    result = "<" + url + ">"
    slots.release()
    return result


take()
fetch("x")
