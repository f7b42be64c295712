"""A daemon; a break; an event."""
import queue
import threading
import time

stop = threading.Event()
jobs = queue.Queue()


def tick():
    while True:
        time.sleep(1)


def work():
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def poll():
    while not stop.wait(1):
        print("poll")


threading.Thread(target=tick, daemon=True).start()
threading.Thread(target=work).start()
threading.Thread(target=poll).start()
jobs.put(None)
stop.set()
