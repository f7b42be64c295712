import threading

lock = threading.Lock()


def wake():
    with threading.Condition(lock):
        print("the lock is held")


wake()
