# The main thread waits until somebody presses Ctrl-C.
import threading

stop = threading.Event()


def poll():
    while not stop.wait(1):
        print("poll")


t = threading.Thread(target=poll)
t.start()
try:
    t.join()
except KeyboardInterrupt:
    stop.set()
    t.join()
