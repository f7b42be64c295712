import threading
import time

gate = threading.Lock()
first = threading.Lock()
second = threading.Lock()


def one():
    with gate:
        with first:
            with second:
                time.sleep(0.001)


def two():
    with gate:
        with second:
            with first:
                time.sleep(0.001)


threads = [threading.Thread(target=one), threading.Thread(target=two)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
