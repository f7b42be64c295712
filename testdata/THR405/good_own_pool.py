from concurrent.futures import ThreadPoolExecutor


def part(n):
    return n


def whole(n):
    with ThreadPoolExecutor(2) as pool:  # expect: THR604
        return sum(pool.map(part, range(n)))


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(whole, range(10))))
