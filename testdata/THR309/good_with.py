# `with` knows whether it has the lock.
import threading

lock = threading.Lock()


def add(text, rows):
    try:
        row = int(text)
        with lock:
            rows.append(row)
    finally:
        print("tried")


add("1", [])
