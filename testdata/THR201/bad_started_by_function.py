import threading
import time

opened = 0


def work():
    global opened
    time.sleep(0.001)
    opened += 1  # expect: THR201


def launch():
    thread = threading.Thread(target=work)
    thread.start()
    return thread


first = launch()
second = launch()
first.join()
second.join()
print(opened)
