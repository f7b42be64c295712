# A lock of threads for processes.
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def work(lock, n):
    with lock:
        print(n)


if __name__ == "__main__":
    lock = threading.Lock()
    process = Process(target=work, args=(lock, 1))  # expect: THR306
    process.start()
    process.join()
    with ProcessPoolExecutor() as pool:
        pool.submit(work, lock, 2)  # expect: THR306
    other = multiprocessing.Process(target=work, args=[threading.RLock(), 2])  # expect: THR306
    other.start()
    other.join()
