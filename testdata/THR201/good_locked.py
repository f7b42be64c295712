import threading
import time

lock = threading.Lock()
counter = 0


def work():
    global counter
    time.sleep(0.001)
    with lock:
        counter += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
