# Semaphores that count what there is: released by those who make it.
import threading

items = threading.Semaphore(0)
slots = threading.Semaphore(2)
rows = []


def produce():
    for n in range(3):
        slots.acquire()
        rows.append(n)
        items.release()


def consume():
    for _ in range(3):
        items.acquire()
        rows.pop()
        slots.release()


def start_two():
    items.release()
    items.release()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
