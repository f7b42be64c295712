import collections
import threading
import time

todo = collections.deque()
finished = threading.Event()


def produce():
    for n in range(20):
        todo.append(n)
        time.sleep(0.001)
    finished.set()


def consume():
    while not finished.is_set() or todo:  # expect: THR806
        if todo:
            print(todo.popleft())
        else:
            time.sleep(0.001)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
