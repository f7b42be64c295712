from multiprocessing.pool import ThreadPool

pool = ThreadPool(2)


def last(n):
    pool.close()
    pool.join()  # expect: THR418
    return n


pool.apply_async(last, (1,)).get()
