from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)


def visit(n):
    if n == 9:
        pool.shutdown(wait=False)
    return n


for n in range(10):
    pool.submit(visit, n).add_done_callback(print)
