"""Standing orders: what is paid every month, by some threads at once."""
from concurrent.futures import ThreadPoolExecutor

from accounts import Account


def run(orders):
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = [pool.submit(source.move_to, target, amount) for source, target, amount in orders]
    return [f.exception() for f in futures]


if __name__ == "__main__":
    a, b = Account(1, 100), Account(2, 100)
    print(run([(a, b, 10), (b, a, 20)]))
