import threading
import time

items = []
changed = threading.Condition()


def take():
    changed.acquire()
    try:
        while not items:
            changed.wait(1)
        return items.pop()
    finally:
        changed.release()


def give(item):
    with changed:
        items.append(item)
        changed.notify()


def consume():
    for _ in range(3):
        print(take())
        time.sleep(0.001)


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for n in range(6):
    give(n)
for thread in threads:
    thread.join()
