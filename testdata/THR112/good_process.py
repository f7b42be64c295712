import multiprocessing
import os
import sys
import threading


def work():
    sys.exit(3)


def serve():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    process = multiprocessing.Process(target=work)
    process.start()
    process.join()
    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
