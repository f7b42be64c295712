from concurrent.futures import ThreadPoolExecutor


def squares(numbers):
    return [n * n for n in numbers]


def main():
    with ThreadPoolExecutor() as pool:
        print(pool.submit(squares, [1, 2]).result())
