from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)


def visit(n):
    return n


def main():
    futures = [pool.submit(visit, n) for n in range(10)]
    print([f.result() for f in futures])
    pool.shutdown()


main()
