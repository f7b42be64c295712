"""The pause is how long the thread is to run."""
import threading
import time

stop = threading.Event()


def beat():
    while not stop.wait(0.1):
        print("beat")


def main():
    t = threading.Thread(target=beat)
    t.start()
    time.sleep(1)
    stop.set()
    t.join()
