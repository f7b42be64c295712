import random
import threading
import time

a = threading.Lock()
b = threading.Lock()


def one():
    with a:
        with b:
            print(1)


def two():
    while True:
        with b:
            if a.acquire(blocking=False):
                try:
                    print(2)
                    return
                finally:
                    a.release()
        time.sleep(random.random())


def three():
    with b:
        if not a.acquire(timeout=1):
            return
        try:
            print(3)
        finally:
            a.release()


for f in (one, two, three):
    threading.Thread(target=f).start()
