import os
import threading

log = []


def flush():
    log.clear()


def write(text):
    log.append(text)


if os.environ.get("BACKGROUND"):
    for _ in range(2):
        threading.Thread(target=flush).start()  # expect: THR107
