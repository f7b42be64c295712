# Whether it has been started.
import threading


def check():
    t = threading.Thread(target=print)
    if t.ident is None:
        print("not started")
    assert not t.ident
    started = t.ident is not None
    t.start()
    return started


def waits(t):
    while t.ident is None:
        pass  # somebody else starts it
