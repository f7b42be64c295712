import threading
import time

left = 10


def countdown():
    global left
    while left > 0:
        time.sleep(0.001)
        left -= 1


def show():
    while left > 0:
        print(left)
        time.sleep(0.002)


threads = [threading.Thread(target=countdown), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
