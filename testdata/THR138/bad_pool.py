# The pool ends after the file, because it was entered first.
from concurrent.futures import ThreadPoolExecutor


def count(source):
    return len(source.read())


def main(path):
    with ThreadPoolExecutor() as pool:
        with open(path) as source:
            future = pool.submit(count, source)  # expect: THR138
    print(future.result())


main("a.txt")
