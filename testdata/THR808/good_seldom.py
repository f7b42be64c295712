# threadlint-test: preview select=THR808
# A few turns, or much work in each.
import threading
import time

lock = threading.Lock()
log = []


def work():
    for n in range(10):
        with lock:
            log.append(n)


def slow():
    for n in range(100000):
        with lock:
            time.sleep(0.01)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
threads = [threading.Thread(target=slow) for _ in range(4)]
for thread in threads:
    thread.start()
