import multiprocessing
import threading


def beat():
    print("alive")


def work():
    print("working")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    threading.Thread(target=beat).start()
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
