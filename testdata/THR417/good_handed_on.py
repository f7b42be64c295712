import queue
import threading

q = queue.Queue()


def consume():
    while True:
        item = q.get()
        if item is None:
            q.put(None)
            break
        print(item)


for _ in range(4):
    threading.Thread(target=consume).start()
q.put(None)
