from threading import Lock as L

guard = L()


def work():
    guard.acquire()
    guard.acquire()  # expect: THR402


work()
