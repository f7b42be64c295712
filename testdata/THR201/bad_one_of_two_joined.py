import threading
import time

count = 0


def quick():
    time.sleep(0.001)


def slow():
    global count
    time.sleep(0.001)
    count += 1  # expect: THR201


a = threading.Thread(target=quick)
b = threading.Thread(target=slow)
a.start()
b.start()
a.join()
count += 1  # expect: THR201
b.join()
print(count)
