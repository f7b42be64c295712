import atexit
import threading

done = threading.Event()


def beat():
    while not done.wait(1):
        print("beat")


def stop():
    done.set()


def main():
    atexit.register(stop)
    t = threading.Thread(target=beat)
    t.start()
    try:
        input()
    finally:
        done.set()
        t.join()
