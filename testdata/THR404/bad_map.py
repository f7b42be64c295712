import threading
from multiprocessing.pool import ThreadPool

guard = threading.Lock()


def square(n):
    with guard:
        print(n)
    return n * n


def main():
    pool = ThreadPool(3)
    guard.acquire()
    try:
        print(pool.map(square, range(10)))  # expect: THR404
    finally:
        guard.release()


main()
