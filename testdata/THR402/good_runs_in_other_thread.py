import threading

lock = threading.Lock()


def log(text):
    with lock:
        print(text)


def work():
    with lock:
        thread = threading.Thread(target=log, args=("later",))
        thread.start()
    thread.join()


work()
