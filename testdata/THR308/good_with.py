import threading

lock = threading.Lock()


def save(text):
    with lock:
        print(int(text))


save("1")
