# The ways in which one object gets two starts in one function.
import threading
from threading import Thread, Timer


def work():
    print("work")


def after_join():
    t = Thread(target=work)
    t.start()
    t.join()
    t.start()  # expect: THR103 "RuntimeError"
    t.join()


def when_ended():
    t = threading.Thread(target=work)
    t.start()
    t.join(1)
    if not t.is_alive():
        t.start()  # expect: THR103


def both_branches(fast):
    t = Thread(target=work)
    if fast:
        t.start()
    else:
        t.daemon = True
        t.start()
    t.start()  # expect: THR103


def timer_again():
    timer = Timer(0.1, work)
    timer.start()
    timer.cancel()
    timer.start()  # expect: THR103


t = Thread(target=work)
t.start()
t.start()  # expect: THR103
