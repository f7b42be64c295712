# `imap` is lazy as well; the end of the block even ends the workers.
from multiprocessing import Pool
from multiprocessing.dummy import Pool as Threads


def shrink(path):
    with open(path, "rb") as file:
        return file.read(100)


def main(paths):
    with Pool(4) as pool:
        pool.imap_unordered(shrink, paths)  # expect: THR602 "`pool.map`"
    threads = Threads(4)
    threads.imap(shrink, paths)  # expect: THR602
    threads.close()
    threads.join()


if __name__ == "__main__":
    main(["a"])
