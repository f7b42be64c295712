import threading
import time

lock = threading.Lock()
count = 0


def advance():
    global count
    for _ in range(10):
        with lock:
            seen = count
        time.sleep(0.001)
        with lock:
            count = seen + 1


def show():
    for _ in range(10):
        with lock:
            print(count)
        time.sleep(0.001)


threads = [threading.Thread(target=advance), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
