import threading
from queue import Queue


def worker(inbox):
    while True:
        item = inbox.get()
        if item is None:
            break
        print(item)


def main():
    inbox = Queue()
    t = threading.Thread(target=worker, args=(inbox,), daemon=True)
    t.start()
    inbox.put("x")
    inbox.join()  # expect: THR415


main()
