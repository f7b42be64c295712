# Waits at the end of the program for a loop that never ends.
import atexit
import threading
import time


def poll():
    while True:
        time.sleep(1)


poller = threading.Thread(target=poll, daemon=True)
poller.start()
atexit.register(poller.join)  # expect: THR136 "hangs"
