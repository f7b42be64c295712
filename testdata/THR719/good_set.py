"""A flag that is set, and a value that only the parent changes."""
from multiprocessing import Process, Value


def work(done, n):
    print(n.value)
    done.value = 1


def main():
    done, n = Value("b", 0), Value("i", 0)
    worker = Process(target=work, args=(done, n))
    n.value += 1
    worker.start()
    worker.join()
