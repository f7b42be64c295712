import threading
import time

add_lock = threading.Lock()
drop_lock = threading.Lock()
counts = {"a": 0}


def add():
    for _ in range(10):
        time.sleep(0.001)
        with add_lock:
            counts["a"] += 1


def drop():
    for _ in range(10):
        time.sleep(0.001)
        with drop_lock:
            counts["a"] -= 1  # expect: THR211


threads = [threading.Thread(target=add), threading.Thread(target=drop)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
