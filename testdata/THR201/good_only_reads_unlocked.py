import threading
import time

lock = threading.Lock()
count = 0


def work():
    global count
    time.sleep(0.001)
    with lock:
        count += 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
print(count)  # expect: THR140
for thread in threads:
    thread.join()
