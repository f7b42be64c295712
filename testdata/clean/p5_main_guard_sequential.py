import threading
import time

total = 0


def add(n):
    global total
    total += n


def helper():
    time.sleep(0.001)
    print("helper")


if __name__ == "__main__":
    for n in range(3):
        add(n)
    thread = threading.Thread(target=helper)
    thread.start()
    add(4)
    thread.join()
    print(total)
