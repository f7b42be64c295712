import queue
import threading
import time

batches = queue.Queue()


def produce():
    for n in range(5):
        batch = {}
        for i in range(3):
            batch[i] = n * i
        batches.put(batch)
        time.sleep(0.001)
    batches.put(None)


def consume():
    while True:
        batch = batches.get()
        if batch is None:
            break
        for key, value in batch.items():
            print(key, value)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
