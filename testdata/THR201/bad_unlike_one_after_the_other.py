import threading
import time

count = 0


def first():
    global count
    time.sleep(0.001)
    count += 1  # expect: THR201


def second():
    global count
    time.sleep(0.001)
    count += 10  # expect: THR201


a = threading.Thread(target=first)
a.start()
b = threading.Thread(target=second)
b.start()
b.join()
for _ in range(3):
    thread = threading.Thread(target=first)
    thread.start()
    thread.join()  # expect: THR131
print(count)
