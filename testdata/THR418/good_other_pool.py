from concurrent.futures import ThreadPoolExecutor

inner = ThreadPoolExecutor(4)
outer = ThreadPoolExecutor(1)


def part(n):
    return n


def run():
    print(list(inner.map(part, range(3))))
    inner.shutdown()


outer.submit(run).result()
outer.shutdown()
