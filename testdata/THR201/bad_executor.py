from concurrent.futures import ThreadPoolExecutor
import time

loaded = 0
failed = 0


def load(path):
    global loaded
    time.sleep(0.001)
    loaded += 1  # expect: THR201


def check(path):
    global failed
    time.sleep(0.001)
    failed = failed + 1  # expect: THR201


with ThreadPoolExecutor(max_workers=4) as pool:
    for name in ("a", "b", "c"):
        pool.submit(load, name)
    list(pool.map(check, ["a", "b", "c"]))
print(loaded, failed)
