from concurrent.futures import ThreadPoolExecutor
import time

total = 0


def load(name):
    global total
    time.sleep(0.001)
    total += len(name)  # expect: THR201


pool = ThreadPoolExecutor()
pool.submit(load, "a")
total += 1  # expect: THR201
with ThreadPoolExecutor() as pool:
    pool.submit(load, "b")
total += 1
print(total)
