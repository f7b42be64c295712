import threading

lock = threading.Lock()


def work():
    with lock:
        print("outer")
        with lock:  # expect: THR402 "`lock` is not reentrant"
            print("never")


work()
