import threading
import time

groups = {}


def put(key, value):
    group = groups.get(key)
    if group is None:
        group = groups.setdefault(key, [])
    group.append(value)


def work(n):
    for i in range(10):
        time.sleep(0.001)
        put(i % 3, n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(len(group) for group in groups.values()))
