# Joined first, or only joined, in the ways people write it.
import threading
from threading import Thread, Timer


def work():
    print("work")


def wrong_order():
    t = Thread(target=work)
    t.join()  # expect: THR134 "RuntimeError"
    t.start()


def with_timeout(debug):
    t = threading.Thread(target=work, daemon=True)
    if debug:
        print(t.name)
    t.join(timeout=5)  # expect: THR134
    t.start()


def timer():
    alarm = Timer(1, work)
    alarm.join()  # expect: THR134
    alarm.start()


def two():
    a, b = Thread(target=work), Thread(target=work)
    a.start()
    a.join()
    b.join()  # expect: THR134
    b.start()


if __name__ == "__main__":
    t = Thread(target=work)
    t.join()  # expect: THR134
    t.start()
