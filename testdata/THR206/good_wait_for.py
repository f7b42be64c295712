import collections
import threading
import time

items = collections.deque()
ready = threading.Condition(threading.Lock())


def take():
    with ready:
        ready.wait_for(lambda: len(items) > 0)
        return items.popleft()


def consume():
    for _ in range(5):
        print(take())


threads = [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for n in range(10):
    time.sleep(0.001)
    with ready:
        items.append(n)
        ready.notify()
for thread in threads:
    thread.join()
