# threadlint-test: preview select=THR807
# A ThreadPool of multiprocessing.
import bz2
from multiprocessing.pool import ThreadPool


def pack(n):
    return len(bz2.compress(bytes(1 << 22)))


with ThreadPool(48) as pool:
    print(sum(pool.map(pack, range(1000))))  # expect: THR807
