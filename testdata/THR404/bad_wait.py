import concurrent.futures
import threading

lock = threading.RLock()
total = 0


def add(n):
    global total
    with lock:
        total += n


def main():
    pool = concurrent.futures.ThreadPoolExecutor(2)
    futures = [pool.submit(add, n) for n in range(3)]
    with lock:
        concurrent.futures.wait(futures)  # expect: THR404
        print(total)


main()
