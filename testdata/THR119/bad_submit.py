from concurrent.futures import ThreadPoolExecutor


def load(path):
    print("load", path)
    return len(path)


with ThreadPoolExecutor(2) as pool:
    future = pool.submit(load("a"))  # expect: THR119
print(future.exception())
