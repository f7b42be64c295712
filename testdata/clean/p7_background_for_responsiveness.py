import threading
import time


def solve(n):
    best = 0
    for i in range(n):
        best = max(best, (i * 7919) % 1009)
    print(best)


worker = threading.Thread(target=solve, args=(20000,), daemon=True)
worker.start()
while worker.is_alive():
    time.sleep(0.1)
worker.join()
