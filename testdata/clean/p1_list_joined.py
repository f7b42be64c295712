import threading
import time

total = 0
lock = threading.Lock()


def work(n):
    global total
    time.sleep(0.001)
    with lock:
        total += n


threads = []
for n in range(3):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    threads.append(thread)
[thread.join() for thread in threads]
total += 1
print(total)
