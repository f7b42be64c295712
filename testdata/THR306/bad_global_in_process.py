# Each process has its own copy of the global.
import multiprocessing as mp
import threading

lock = threading.Lock()


def work(path):
    with lock:  # expect: THR306 "each process has its own copy"
        with open(path, "a") as file:
            file.write("x")


if __name__ == "__main__":
    processes = [mp.Process(target=work, args=("/dev/null",)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
