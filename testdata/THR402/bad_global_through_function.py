import threading

lock = threading.Lock()


def log(text):
    with lock:
        print(text)


def deep(text):
    log(text)


def work():
    with lock:
        deep("never printed")  # expect: THR402


work()
