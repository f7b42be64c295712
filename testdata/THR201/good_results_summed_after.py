from concurrent.futures import ThreadPoolExecutor
import time

total = 0


def size(name):
    time.sleep(0.001)
    return len(name)


with ThreadPoolExecutor(3) as pool:
    for n in pool.map(size, ["a", "bb", "ccc"]):
        total += n
print(total)
