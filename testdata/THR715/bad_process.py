import multiprocessing
from multiprocessing import Pool, Process
from threading import Thread


class Monitor(Thread):
    def run(self):
        print("watching")


def work(n):
    return n * n


class Service:
    def __init__(self):
        self.monitor = Monitor()

    def go(self):
        self.monitor.start()
        child = Process(target=work, args=(1,))
        child.start()  # expect: THR715 "`Monitor.run`"
        child.join()
        with Pool(2) as pool:  # expect: THR715
            print(pool.map(work, range(3)))
        self.monitor.join()


def launch():
    child = multiprocessing.Process(target=work, args=(2,))
    child.start()  # expect: THR715 "beside the thread of `launch`"
    child.join()


if __name__ == "__main__":
    Service().go()
    thread = Thread(target=launch)
    thread.start()
    thread.join()
