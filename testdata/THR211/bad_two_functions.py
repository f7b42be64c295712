import threading
import time

read_lock = threading.Lock()
write_lock = threading.Lock()
size = 0


def grow():
    global size
    time.sleep(0.001)
    with read_lock:
        size += 1


def shrink():
    global size
    time.sleep(0.001)
    with write_lock:
        size -= 1  # expect: THR211


threads = [threading.Thread(target=grow), threading.Thread(target=shrink)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
