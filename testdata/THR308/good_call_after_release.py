import threading

lock = threading.Lock()
latest = None


def save(text):
    global latest
    value = int(text)
    lock.acquire()
    latest = value
    lock.release()
    print(value)


save("1")
