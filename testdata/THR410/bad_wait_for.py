from threading import Condition

cond = Condition()
state = "idle"


def run():
    with cond:
        cond.wait_for(lambda: state == "running")


def stop():
    with cond:
        cond.wait_for(lambda: state == "stopped")


def change(new):
    global state
    with cond:
        state = new
        cond.notify()  # expect: THR410
