import multiprocessing
import queue
import threading


class Runner:
    def __init__(self):
        self.out = queue.SimpleQueue()
        self.local = threading.local()

    def go(self):
        child = multiprocessing.Process(target=work, args=(self.out, self.local))  # expect: THR717, THR717 "the value that is in it"
        child.start()
        other = multiprocessing.Process(target=work, kwargs=dict(out=self.out, n=1))
        other.start()
        child.join()
        other.join()


def work(out, n):
    out.put(n)


if __name__ == "__main__":
    Runner().go()
