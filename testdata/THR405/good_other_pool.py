from concurrent.futures import ThreadPoolExecutor

outer = ThreadPoolExecutor(2)
inner = ThreadPoolExecutor(2)


def part(n):
    return n


def whole(n):
    return inner.submit(part, n).result()


print(list(outer.map(whole, range(10))))
