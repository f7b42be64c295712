import threading
from concurrent.futures import ThreadPoolExecutor

barrier = threading.Barrier(4)  # expect: THR414


def step(n):
    barrier.wait()
    return n


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(step, n) for n in range(4)]
print([f.result() for f in futures])
