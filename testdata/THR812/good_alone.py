# threadlint-test: preview select=THR812
# Nobody has to answer.
import threading
import time


def crunch():
    while True:
        total = 0
        for n in range(1000000):
            total += n * n


def tick():
    while True:
        time.sleep(10)
        print("alive")


threading.Thread(target=crunch).start()
threading.Thread(target=tick).start()
