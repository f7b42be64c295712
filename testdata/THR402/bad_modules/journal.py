import threading

lock = threading.Lock()


def write(text):
    with lock:
        print(text)
