import queue
import threading

N = 4
q = queue.Queue()


def consume():
    while True:
        item = q.get()
        if item is None:
            break
        print(item)


threads = [threading.Thread(target=consume) for _ in range(N)]
for t in threads:
    t.start()
for _ in range(N):
    q.put(None)
for t in threads:
    t.join()
