# Annotations at globals, functions, locals, and what is in them.
import threading
import time

total = 0
confined = 0  # thread-confined: main
safe = 0
parts = 0


def measured():
    time.sleep(0.002)
    return 1


def work():
    global total, confined, safe, parts
    total += measured()  # expect: THR201
    confined += measured()
    parts += len(names)  # expect: THR201
    add()


# thread-safe: the supervisor starts one after the other
def add():
    global safe
    safe += measured()

    def again():
        global safe
        safe += measured()

    again()


names = {"a": 0, "b": 0}  # thread-safe: a dict of the C extension
index = {"a": 0, "c": 0}


def collect():
    names["a"] += measured()
    index["a"] += measured()  # expect: THR204
    bump(names)
    raise_(index)


def bump(table):
    table["b"] += measured()


def raise_(table):
    table["c"] += measured()  # expect: THR204


def run():
    seen = 0  # thread-confined: each worker waits for the one before
    other = 0

    def count():
        nonlocal seen, other
        seen += measured()
        other += measured()  # expect: THR203

    threads = [threading.Thread(target=count) for _ in range(4)]
    threads += [threading.Thread(target=work) for _ in range(4)]
    threads += [threading.Thread(target=collect) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


run()
