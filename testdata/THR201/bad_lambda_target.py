import threading
import time

count = 0


def add(n):
    global count
    time.sleep(0.001)
    count += n  # expect: THR201


threads = [threading.Thread(target=lambda: add(1)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
