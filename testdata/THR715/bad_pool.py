"""A pool of processes is made while a thread prints progress."""
import multiprocessing
import threading
import time

finished = threading.Event()


def progress():
    while not finished.wait(1):
        print("working", time.time())


def square(n):
    return n * n


def main():
    thread = threading.Thread(target=progress)
    thread.start()
    with multiprocessing.Pool(4) as pool:  # expect: THR715
        print(pool.map(square, range(10)))
    finished.set()
    thread.join()


if __name__ == "__main__":
    main()
