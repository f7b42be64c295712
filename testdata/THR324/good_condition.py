# A condition gives its lock back while it waits.
import threading

ready = threading.Condition()
items = []


def consume():
    with ready:
        while not items:
            ready.wait()
        print(items.pop())


for _ in range(3):
    threading.Thread(target=consume).start()
with ready:
    items.extend([1, 2, 3])
    ready.notify_all()
