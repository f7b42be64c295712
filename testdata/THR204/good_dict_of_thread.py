import threading
import time


def work(n, results):
    counts = {"done": 0}
    for _ in range(3):
        time.sleep(0.001)
        counts["done"] += 1
    results.append((n, counts))


results = []
threads = [threading.Thread(target=work, args=(n, results)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
