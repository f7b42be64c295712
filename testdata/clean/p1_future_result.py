from concurrent.futures import ThreadPoolExecutor
import time

count = 0


def load():
    global count
    time.sleep(0.001)
    count += 1
    return count


with ThreadPoolExecutor() as pool:
    future = pool.submit(load)
    future.result()
    count += 1
print(count)
