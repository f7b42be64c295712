from threading import Thread
from time import sleep


def blink():
    while True:  # expect: THR115
        print("on")
        sleep(1)


if __name__ == "__main__":
    Thread(target=blink, name="blink").start()
