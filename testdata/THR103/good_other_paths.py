# Not on one path, not the same object, or looked at first.
import threading


def work():
    print("work")


def one_way(fast):
    t = threading.Thread(target=work)
    if fast:
        t.start()
        return
    t.start()


def once(items):
    t = threading.Thread(target=work)
    for item in items:
        if item:
            t.start()
            break


def first_turn(items):
    t = threading.Thread(target=work)
    started = False
    for item in items:
        if not started:
            t.start()
            started = True
        print(item)


def retry():
    t = threading.Thread(target=work)
    while True:
        t.start()
        break


def knows():
    t = threading.Thread(target=work)
    t.start()
    try:
        t.start()
    except RuntimeError:
        print("as it should be")


def two():
    a, b = threading.Thread(target=work), threading.Thread(target=work)
    a.start()
    b.start()
    for t in (a, b):
        t.join()
