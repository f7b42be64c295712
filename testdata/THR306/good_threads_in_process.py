# The process has threads of its own, and they share the lock.
import multiprocessing
import threading

lock = threading.Lock()


def work():
    with lock:
        print("work")


def child():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    with lock:
        print("child")
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    process = multiprocessing.Process(target=child)
    process.start()
    process.join()
