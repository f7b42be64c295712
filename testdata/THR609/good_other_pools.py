# The end of the block of a multiprocessing pool terminates the workers.
from multiprocessing import Pool


def work(n):
    return n**n


def main(n):
    with Pool(1) as pool:
        return pool.apply_async(work, (n,)).get(timeout=5)


if __name__ == "__main__":
    print(main(5))
