import threading
import time


def trade():
    balance = 0

    def earn():
        nonlocal balance
        for _ in range(100):
            amount = balance + 10
            time.sleep(0.0001)
            balance = amount  # expect: THR203

    def spend():
        nonlocal balance
        for _ in range(100):
            amount = balance - 10
            time.sleep(0.0001)
            balance = amount  # expect: THR203

    first = threading.Thread(target=earn)
    second = threading.Thread(target=spend)
    first.start()
    second.start()
    first.join()
    second.join()
    return balance


print(trade())
