from concurrent.futures import ThreadPoolExecutor


def work(n):
    return n


def main():
    with ThreadPoolExecutor() as pool:
        return list(pool.map(work, range(3)))
