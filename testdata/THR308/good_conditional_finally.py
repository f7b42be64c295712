import threading

lock = threading.Lock()


def try_save(text):
    if not lock.acquire(False):
        return False
    try:
        print(int(text))
        return True
    finally:
        lock.release()


try_save("1")
