# Only some of the items get a thread, and each is waited for.
import threading


def work(item):
    print(item)


def some(items):
    for item in items:
        if item:
            t = threading.Thread(target=work, args=(item,))
            t.start()
            t.join()  # expect: THR131
        else:
            work(item)


some([1, 0, 2])
