from concurrent.futures import ProcessPoolExecutor


def total(last):
    found = 0
    for n in range(last):
        found += n * n
    return found


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as pool:
        print(sum(pool.map(total, [2000000] * 4)))
