import threading
import time

seats = 1
sold = []
lock = threading.Lock()

def reserve(name):
    global seats
    with lock:
        if seats > 0:
            time.sleep(0.01)
            seats -= 1
            sold.append(name)

threads = [threading.Thread(target=reserve, args=(name,)) for name in ("ann", "bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sold, "one seat only")
