# threadlint-test: preview select=THR808
# Gathered, then merged under the lock.
import threading

lock = threading.Lock()
total = 0


def work():
    global total
    mine = 0
    for n in range(100000):
        mine += n
    with lock:
        total += mine


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
