import threading

first = threading.Lock()
second = threading.Lock()


def inner():
    with second:
        print("inner")


def work():
    with first:
        with second:
            print("both")
    with first:
        inner()


work()
