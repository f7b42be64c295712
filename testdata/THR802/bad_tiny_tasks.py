# Handing over the tasks takes longer than the tasks.
from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(square, n) for n in range(50_000)]  # expect: THR802
print(sum(future.result() for future in futures))
