import threading as th

lock = th.Lock()
not_full = th.Condition(lock)
buffer = []


def put(item):
    lock.acquire()
    try:
        if len(buffer) >= 10:
            print("full")
            not_full.wait()  # expect: THR406
        buffer.append(item)
    finally:
        lock.release()


def take():
    with lock:
        item = buffer.pop()
        not_full.notify()
        return item


for n in range(3):
    th.Thread(target=put, args=(n,)).start()
take()
