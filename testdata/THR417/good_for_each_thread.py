import queue
import sys
import threading

q = queue.Queue()
p = queue.Queue()


def consume(source):
    while True:
        item = source.get()
        if item is None:
            break
        print(item)


threads = [threading.Thread(target=consume, args=(q,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    q.put(None)
for name in sys.argv:
    threading.Thread(target=consume, args=(p,)).start()
p.put(None)
