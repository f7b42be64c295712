import queue
import threading

q = queue.Queue()


def consume():
    while True:
        item = q.get()
        if item is None:
            break
        print(item)


t = threading.Thread(target=consume)
t.start()
for n in range(4):
    q.put(n)
q.put(None)
t.join()
