# Natives that release the GIL: how long a call must be to be worth it when two threads make it.
import hashlib
import zlib

from calibrating import in_threads, report, wall_ns

BYTES = 6_000_000  # handled in each round


def hash_chunks(size, count):
    chunk = bytes(size)
    digest = hashlib.sha1()
    for _ in range(count):
        digest.update(chunk)


def check_chunks(size, count):
    chunk = bytes(size)
    for _ in range(count):
        zlib.crc32(chunk)


def call_ns(work, size, threads):
    """Of one call on the wall, all calls shared by the threads."""
    calls = BYTES // size // 2 * 2
    return wall_ns(lambda _: in_threads(work, [(size, calls // threads)] * threads), calls, 3)


costs = {}
for size in (1024, 4096, 16384, 65536):
    for name, work in (("sha1", hash_chunks), ("crc32", check_chunks)):
        for threads in (1, 2):
            costs[f"{name}_of_{size}_bytes_by_{threads}"] = call_ns(work, size, threads)
report(costs)
