import multiprocessing
import os
import threading


def beat():
    print("alive")


def work():
    print("working")


if __name__ == "__main__":
    if os.fork() == 0:
        os._exit(0)
    child = multiprocessing.Process(target=work)
    child.start()
    thread = threading.Thread(target=beat)
    thread.start()
    thread.join()
    child.join()
    after = multiprocessing.Process(target=work)
    after.start()
    after.join()
