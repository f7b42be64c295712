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


class Worker(mp.Process):
    def __init__(self, shared):
        super().__init__()
        self.own = threading.RLock()
        self.shared = shared

    def run(self):
        with self.own:  # expect: THR306
            print("own")
        with self.shared:  # expect: THR306
            print("shared")


if __name__ == "__main__":
    for worker in [Worker(lock) for _ in range(2)]:
        worker.start()
