import queue
import threading


def expand(inbox):
    while True:
        n = inbox.get()
        if n > 0:
            inbox.put(n - 1)  # expect: THR416
            inbox.put(n - 2)  # expect: THR416


def main():
    inbox = queue.LifoQueue(maxsize=5)
    for _ in range(3):
        threading.Thread(target=expand, args=(inbox,)).start()
    inbox.put(10)


main()
