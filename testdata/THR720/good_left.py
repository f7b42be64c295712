import multiprocessing
import sys


def work(n):
    print(n)


if __name__ != "__main__":
    sys.exit("a script")

child = multiprocessing.Process(target=work, args=(1,))
child.start()
child.join()
