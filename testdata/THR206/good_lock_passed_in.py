import contextlib
import threading
import time


def reserve(lock, seats, name):
    with contextlib.ExitStack() as stack:
        stack.enter_context(lock)
        if not seats:
            return
        time.sleep(0.001)
        print(name, seats.pop())


def main():
    lock = threading.Lock()
    seats = ["1a", "1b"]
    threads = [threading.Thread(target=reserve, args=(lock, seats, name)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
