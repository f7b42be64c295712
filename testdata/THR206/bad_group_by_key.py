import threading
import time

groups = {}


def put(key, value):
    if key not in groups:  # expect: THR206
        groups[key] = []
    groups[key].append(value)


def work(n):
    for i in range(10):
        time.sleep(0.001)
        put(i % 3, n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(len(group) for group in groups.values()), "should be 40")
