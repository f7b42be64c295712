import threading
import time

count = 0


def first():
    global count
    time.sleep(0.001)
    count += 1


def second():
    global count
    time.sleep(0.001)
    count += 10


a = threading.Thread(target=first)
a.start()
a.join()
b = threading.Thread(target=second)
b.start()
b.join()


def again():
    thread = threading.Thread(target=first)
    thread.start()
    thread.join()


for _ in range(3):
    again()
print(count)
