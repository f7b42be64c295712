import threading
import time

lines = []


def collect():
    for n in range(50):
        lines.append("line %d" % n)
        time.sleep(0.0001)


def show():
    for line in lines:
        print(line)


threads = [threading.Thread(target=collect), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
