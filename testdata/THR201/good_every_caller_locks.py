import threading
import time

lock = threading.Lock()
counter = 0


def _bump():
    global counter
    counter += 1


def work():
    time.sleep(0.001)
    with lock:
        _bump()


def other():
    time.sleep(0.001)
    with lock:
        _bump()
        _bump()


threads = [threading.Thread(target=work), threading.Thread(target=other)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
