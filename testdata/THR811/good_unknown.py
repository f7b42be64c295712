# threadlint-test: preview select=THR811
# Nobody knows how long it takes.
from multiprocessing import Pool
from somewhere import parse


def work(path):
    return parse(path)


if __name__ == "__main__":
    with Pool(4) as pool:
        print(list(pool.imap(work, range(1000))))
