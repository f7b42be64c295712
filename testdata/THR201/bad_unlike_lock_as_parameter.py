import threading
import time

total = 0


def add(lock, n):
    global total
    total += n  # expect: THR201


def work(lock, n):
    time.sleep(0.001)
    add(lock, n)


guard = threading.Lock()
threads = [threading.Thread(target=work, args=(guard, n)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
