import time
from concurrent.futures import ThreadPoolExecutor

running = 0
LIMIT = 3


def try_start(name):
    global running
    if running < LIMIT:  # expect: THR206
        print("start", name)
        running += 1
        return True
    return False


with ThreadPoolExecutor(8) as pool:
    print(sum(pool.map(try_start, "abcdefgh")))
time.sleep(0.001)
