import threading

lock = threading.Lock()


def save(text):
    with lock:
        print(text)


save("a")
