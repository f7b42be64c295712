import queue
import threading

q = queue.Queue()


def worker():
    while True:
        item = q.get()
        print(item)


for _ in range(2):
    threading.Thread(target=worker, daemon=True).start()
for n in range(10):
    q.put(n)
q.join()  # expect: THR415 "nobody calls `task_done()`"
