import threading
import time

lock = threading.Lock()
io_lock = threading.Lock()
count = 0


def work():
    global count
    for _ in range(10):
        with lock:
            count += 1
        time.sleep(0.001)


def report():
    global count
    with io_lock:
        with lock:
            print(count)
            count -= 1


threads = [threading.Thread(target=work), threading.Thread(target=report)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
