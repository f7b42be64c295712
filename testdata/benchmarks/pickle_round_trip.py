"""Pickles and unpickles rows in a thread pool; expected: does not scale, the pickler keeps the GIL."""
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor

ROUNDS = 96
ROWS = [(i, "name%d" % i, {"score": i * 0.5}) for i in range(4000)]


def round_trip(_):
    data = pickle.dumps(ROWS, protocol=4)
    return len(pickle.loads(data))


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(round_trip, range(ROUNDS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
