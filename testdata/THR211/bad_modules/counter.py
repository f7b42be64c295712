import threading

lock = threading.Lock()
value = 0


def add(n):
    global value
    with lock:
        value += n


def get():
    with lock:
        return value
