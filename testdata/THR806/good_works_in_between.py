"""The loop draws a bar in between: it is not there to wait."""
import sys
import threading
import time

share = 0.0


def compute():
    global share
    for i in range(1000):
        sum(range(10000))
        share = i / 1000


worker = threading.Thread(target=compute)
worker.start()
while worker.is_alive():
    sys.stderr.write("\r%3d %%" % (share * 100))
    time.sleep(0.05)
