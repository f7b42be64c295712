"""Asks a slow server; it must never see more than two questions at once."""
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

lock = threading.Lock()
now = most = 0


def server(question):
    global now, most
    with lock:
        now += 1
        most = max(most, now)
    time.sleep(0.05)
    with lock:
        now -= 1
    return question


main.ask_all(list(range(40)), server)
if most > 2:
    print("%d questions at once" % most)
    sys.exit(1)
