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
threads[0].join()
total += 1  # expect: THR201
print(total)
