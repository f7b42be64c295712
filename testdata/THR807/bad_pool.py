# threadlint-test: preview select=THR807
# A pool as large as for I/O.
import zlib
from concurrent.futures import ThreadPoolExecutor


def pack(n):
    data = bytes(1 << 22)
    return len(zlib.compress(data))


with ThreadPoolExecutor(max_workers=100) as pool:
    print(sum(pool.map(pack, range(1000))))  # expect: THR807 "100 threads"
