import threading
import time

size_lock = threading.Lock()
name_lock = threading.Lock()
status = ""


def grow():
    global status
    for n in range(10):
        with size_lock:
            status = "grown to %d" % n
        time.sleep(0.001)


def rename():
    global status
    for n in range(10):
        with name_lock:
            status = "renamed to %d" % n
        time.sleep(0.001)


threads = [threading.Thread(target=grow), threading.Thread(target=rename)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
