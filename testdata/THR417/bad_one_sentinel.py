import queue
import threading

q = queue.Queue()


def consume():
    while True:
        item = q.get()
        if item is None:
            break
        print(item)


threads = []
for _ in range(4):
    t = threading.Thread(target=consume)
    t.start()
    threads.append(t)
for n in range(10):
    q.put(n)
q.put(None)  # expect: THR417 "4 threads end when they take such an item, and 1 are put"
for t in threads:
    t.join()
