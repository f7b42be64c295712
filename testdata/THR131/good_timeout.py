# A time limit for each item, and a second try.
import threading


def work(item):
    print(item)


def limited(items):
    for item in items:
        t = threading.Thread(target=work, args=(item,), daemon=True)
        t.start()
        t.join(2.0)
        if t.is_alive():
            print("too slow:", item)


def again(box):
    for _ in range(3):
        t = threading.Thread(target=work, args=(box,))
        t.start()
        t.join()
        if box:
            break
