"""Loops that wait for other threads as they should."""
import queue
import threading
import time

stopped = False
items = queue.Queue()
wake = threading.Event()


def consume():
    while not stopped:
        try:
            item = items.get(timeout=0.5)
        except queue.Empty:
            continue
        print(item)


def tick():
    while not wake.wait(1.0):
        print("tick")


def watch():
    while not stopped:
        time.sleep(1)


def drain():
    while True:
        try:
            print(items.get_nowait())
        except queue.Empty:
            break
    while not items.empty():
        try:
            items.get_nowait()
        except queue.Empty:
            pass


threads = [threading.Thread(target=f) for f in (consume, tick, watch)]
for t in threads:
    t.start()
items.put("one")
time.sleep(2)
stopped = True
wake.set()
for t in threads:
    while t.is_alive():
        t.join(0.1)
drain()
