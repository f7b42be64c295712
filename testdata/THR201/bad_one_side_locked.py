import threading
import time

lock = threading.Lock()
jobs = 0


def produce():
    global jobs
    time.sleep(0.001)
    with lock:
        jobs += 1


def consume():
    global jobs
    time.sleep(0.001)
    jobs -= 1  # expect: THR201 "`jobs -= 1`"


a = threading.Thread(target=produce)
b = threading.Thread(target=consume)
a.start()
b.start()
a.join()
b.join()
