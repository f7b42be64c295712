import multiprocessing
import signal


def worker():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("working")


if __name__ == "__main__":
    p = multiprocessing.Process(target=worker)
    p.start()
    p.join()
