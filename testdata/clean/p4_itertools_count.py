import itertools
import threading
import time

numbers = itertools.count()


def work():
    time.sleep(0.001)
    print("id", next(numbers))


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
