import hashlib
import os
from concurrent.futures import ThreadPoolExecutor

RECORDS = [os.urandom(512) for _ in range(20000)]


def digests(records):
    return [hashlib.sha256(record).digest() for record in records]


with ThreadPoolExecutor(max_workers=2) as pool:
    halves = [RECORDS[:10000], RECORDS[10000:]]
    print(len(list(pool.map(digests, halves))))  # expect: THR804 "with 512 bytes"
