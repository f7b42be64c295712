import multiprocessing
import threading

lock = threading.Lock()
children = []


def work():
    with lock:  # expect: THR306
        print("never")


def begin():
    with lock:
        child = multiprocessing.Process(target=work)
        child.start()  # expect: THR715 "`work` takes"
        children.append(child)


if __name__ == "__main__":
    begin()
