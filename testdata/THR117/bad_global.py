import threading
import time

table = {}


def fill():
    for n in range(10):
        table[n] = n * n


if __name__ == "__main__":
    threading.Thread(target=fill).start()
    time.sleep(0.1)  # expect: THR117
    print(table[9])
