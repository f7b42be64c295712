# Each turn needs what the one before has found.
from concurrent.futures import ThreadPoolExecutor


def page(token):
    return open(str(token)).readline(), token + 1


def all_pages():
    token = 1
    with ThreadPoolExecutor() as pool:
        while token:
            text, token = pool.submit(page, token).result()
            print(text)


def add(total, n):
    return total + n


def folded(numbers):
    total = 0
    with ThreadPoolExecutor() as pool:
        for n in numbers:
            total = pool.submit(add, total, n).result()
    return total
