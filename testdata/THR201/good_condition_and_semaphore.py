import threading
import time

changed = threading.Condition()
gate = threading.Semaphore(1)
first = 0
second = 0


def work():
    global first, second
    time.sleep(0.001)
    with changed:
        first += 1
        changed.notify_all()
    with gate:
        second += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(first, second)
