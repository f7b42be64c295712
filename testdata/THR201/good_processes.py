import multiprocessing
import time

counter = 0


def work():
    global counter
    time.sleep(0.001)
    counter += 1


if __name__ == "__main__":
    processes = [multiprocessing.Process(target=work) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
