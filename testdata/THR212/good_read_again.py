import threading
import time

lock = threading.Lock()
total = 0


def work(n):
    global total
    with lock:
        seen = total
    print("so far", seen)
    time.sleep(0.001)
    with lock:
        total += n


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
