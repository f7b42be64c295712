"""The threads are in sight: who updates without the lock is alone."""

import threading

lock = threading.Lock()
seen = 0


def count(lines):
    global seen
    for line in lines:
        with lock:
            seen += len(line)


def take():
    global seen
    with lock:
        taken, seen = seen, 0
    return taken


def prepare():
    global seen
    seen += 1


prepare()
workers = [threading.Thread(target=count, args=(["a"],)) for _ in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(take())
