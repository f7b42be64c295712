import atexit
import threading

saved = threading.Event()


def work():
    for n in range(3):
        print(n)


def close():
    saved.set()


def main():
    atexit.register(close)
    t = threading.Thread(target=work)
    t.start()
    t.join()
