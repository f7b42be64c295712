import threading
import time

results = {}


def work(n):
    time.sleep(0.001)
    results[n] = n * n


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for name in results:
    print(name)
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for n, square in results.items():
    print(n, square)
