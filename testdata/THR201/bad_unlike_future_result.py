from concurrent.futures import ThreadPoolExecutor
import time

count = 0


def load():
    global count
    time.sleep(0.001)
    count += 1  # expect: THR201
    return count


with ThreadPoolExecutor() as pool:
    future = pool.submit(load)
    count += 1  # expect: THR201
print(count)
