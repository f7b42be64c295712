import threading
import time

total = 0  # thread-safe: a hook of the tests
table = {}  # guarded-by: lock
lock = threading.Lock()


def work():
    global total
    total += len(str(time.sleep(0.01)))
    with lock:
        table[1] = 2


for _ in range(4):
    threading.Thread(target=work).start()
