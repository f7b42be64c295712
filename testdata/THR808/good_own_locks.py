# threadlint-test: preview select=THR808
# Each thread has a lock of its own.
import threading


def work():
    lock = threading.Lock()
    total = 0
    for n in range(100000):
        with lock:
            total += n
    print(total)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
