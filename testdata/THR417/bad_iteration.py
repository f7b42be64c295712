"""Consumers that iterate over the queue."""
import queue, threading
DONE = "done"
def w(q):
    for x in iter(q.get, DONE):
        print(x)
def main():
    q = queue.Queue()
    ts = [threading.Thread(target=w, args=(q,)) for _ in range(3)]
    for t in ts:
        t.start()
    q.put(1)
    q.put(DONE)  # expect: THR417
    for t in ts:
        t.join()
main()
