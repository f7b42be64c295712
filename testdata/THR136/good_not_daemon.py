# A thread that does not hold the object, and that the interpreter waits for.
import threading


def count(limit):
    for number in range(limit):
        print(number)


class Counter:
    def __init__(self):
        self.thread = threading.Thread(target=count, args=(3,))
        self.thread.start()

    def __del__(self):
        self.thread.join()
        print(",".join(["done"]))


Counter()
