import threading


def work(name):
    print name


try:
    threading.Thread(work, ("a",)).start()  # expect: THR118
except AssertionError, error:
    print error
