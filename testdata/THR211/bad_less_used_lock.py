import threading
import time

state_lock = threading.Lock()
io_lock = threading.Lock()
errors = 0


def read():
    global errors
    time.sleep(0.001)
    with state_lock:
        errors += 1


def write():
    global errors
    time.sleep(0.001)
    with io_lock:
        errors += 1  # expect: THR211


def reset():
    global errors
    with state_lock:
        errors = 0


threads = [threading.Thread(target=f) for f in (read, write, reset)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
