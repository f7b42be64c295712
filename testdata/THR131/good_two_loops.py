# Start all, then wait for all; also in batches.
import threading


def work(item):
    print(item)


def all_at_once(items):
    threads = []
    for item in items:
        t = threading.Thread(target=work, args=(item,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()


def batches(items, size):
    for at in range(0, len(items), size):
        threads = [threading.Thread(target=work, args=(i,)) for i in items[at : at + size]]
        for t in threads:
            t.start()
        for t in threads:
            t.join()


def previous(items):
    t = None
    for item in items:
        if t is not None:
            t.join()
        t = threading.Thread(target=work, args=(item,))
        t.start()
