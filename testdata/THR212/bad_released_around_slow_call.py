import threading
import time

lock = threading.Lock()
total = 0


def slow(n):
    time.sleep(0.001)
    return n + 1


def work():
    global total
    lock.acquire()
    seen = total
    lock.release()
    result = slow(seen)
    lock.acquire()
    total = result  # expect: THR212
    lock.release()


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
