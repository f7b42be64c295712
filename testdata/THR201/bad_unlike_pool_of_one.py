from concurrent.futures import ThreadPoolExecutor
import time

written = 0


def write(name):
    global written
    time.sleep(0.001)
    written += 1  # expect: THR201


with ThreadPoolExecutor(max_workers=2) as pool:
    for name in ("a", "b", "c"):
        pool.submit(write, name)
print(written)
