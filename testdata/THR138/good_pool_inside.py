# The pool ends before the file is closed, or the result is there.
from concurrent.futures import ThreadPoolExecutor


def count(source):
    return len(source.read())


def inside(path):
    with open(path) as source, ThreadPoolExecutor() as pool:
        return pool.submit(count, source)


def result(path, pool):
    with open(path) as source:
        future = pool.submit(count, source)
        print(future.result())


result("a", ThreadPoolExecutor())
inside("a")
