# The function of `atexit` tells the daemon thread to stop, and then waits.
import atexit
import threading

stop = threading.Event()


def poll():
    while not stop.wait(1.0):
        print("poll")


poller = threading.Thread(target=poll, daemon=True)
poller.start()


def finish():
    stop.set()
    poller.join()


atexit.register(finish)
