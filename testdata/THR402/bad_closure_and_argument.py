import threading


def locked(lock, work):
    with lock:
        work()  # expect: THR402


def main():
    lock = threading.Lock()
    items = []

    def add():
        with lock:
            items.append(1)

    locked(lock, add)


main()
