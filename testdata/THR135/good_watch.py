"""A daemon thread that has nothing to lose."""
import threading
import time


def watch():
    while True:
        time.sleep(1)
        print("alive")


threading.Thread(target=watch, daemon=True).start()
print("done")
