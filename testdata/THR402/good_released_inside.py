import threading

lock = threading.Lock()


def log(text):
    with lock:
        print(text)


def work():
    with lock:
        lock.release()
        try:
            log("between")
        finally:
            lock.acquire()


work()
