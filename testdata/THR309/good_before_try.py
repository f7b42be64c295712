# In front of the try, where it belongs.
import threading

lock = threading.Lock()
rows = []


def add(row):
    lock.acquire()
    try:
        rows.append(row)
    finally:
        lock.release()


def add_parsed(text):
    try:
        row = int(text)
        lock.acquire()
        try:
            rows.append(row)
        finally:
            lock.release()
    except ValueError:
        return False
    finally:
        print("tried", text)
    return True


add(1)
add_parsed("2")
