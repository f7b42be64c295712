import collections
import threading
import time

todo = collections.deque(range(20))
sessions = {"a": 1, "b": 2}
names = {"a", "b"}


def take():
    try:
        return todo.popleft()
    except IndexError:
        return None


def work():
    while True:
        item = take()
        if item is None:
            break
        time.sleep(0.001)
        sessions.pop("a", None)
        names.discard("b")
        sessions.update(last=item)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
