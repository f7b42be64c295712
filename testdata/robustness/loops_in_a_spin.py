# A `for` in a `while` in an endless loop, none of which calls or stores anything.
import threading


def work(jobs):
    while True:
        while jobs:
            for _ in jobs:
                pass


threading.Thread(target=work, args=([1],)).start()
