from concurrent.futures import ThreadPoolExecutor


async def load(path):
    print(path)


def numbers(n):
    while n:
        n -= 1
        yield n


with ThreadPoolExecutor(2) as pool:
    pool.submit(load, "a")  # expect: THR124
    pool.submit(numbers, 3)  # expect: THR124
