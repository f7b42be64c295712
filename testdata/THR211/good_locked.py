import threading
import time

total = 0
lock = threading.Lock()

def fetch():
    time.sleep(0.01)
    return 1

def work():
    global total
    with lock:
        total += fetch()

def correct():
    global total
    with lock:
        total -= fetch()

threads = [threading.Thread(target=work), threading.Thread(target=correct)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, "should be 0")
