# A thread replaces the lock of the module.
import threading

lock = threading.Lock()
rows = []


def work(n):
    global lock
    with lock:
        rows.append(n)
    if n == 3:
        lock = threading.Lock()  # expect: THR304


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
