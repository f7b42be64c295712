from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)
seen = []


def visit(n):
    seen.append(n)
    if len(seen) == 10:
        pool.shutdown(wait=True)  # expect: THR418


for n in range(10):
    pool.submit(visit, n)
