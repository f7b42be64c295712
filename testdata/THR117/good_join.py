import threading
import time

table = {}


def fill():
    for n in range(10):
        table[n] = n * n


def main():
    t = threading.Thread(target=fill)
    t.start()
    time.sleep(0.1)
    t.join()
    print(table[9])
