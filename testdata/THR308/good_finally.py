import threading

lock = threading.Lock()


def save(text):
    lock.acquire()
    try:
        print(int(text))
    finally:
        lock.release()


save("1")
