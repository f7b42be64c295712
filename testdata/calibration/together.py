# What two threads with work of their own lose against one that does all of it: the last one ends late, caches are filled anew.
import hashlib
import statistics
import time
import zlib

from calibrating import in_threads, report

ROUNDS = 5
LEAST_S = 0.08  # of a round: what starting a thread takes is nothing beside it
WORDS = ["alpha%d" % (i * 7919 % 5003) for i in range(3000)]
DATA = bytes(range(256)) * 1000


def integers(turns):
    for _ in range(turns):
        total = 0
        for i in range(3000):
            total += i * 3 % 7


def floats(turns):
    for _ in range(turns):
        x = 0.5
        for _ in range(3000):
            x = x * 0.999 + 0.25


def tables(turns):
    for _ in range(turns):
        counts = {}
        for word in WORDS[:]:
            counts[word] = counts.get(word, 0) + 1


def lists(turns):
    for _ in range(turns):
        numbers = [(i * 7919 + 3) % 20011 for i in range(3000)]
        numbers.sort()
        numbers[::-1]


def texts(turns):
    for _ in range(turns):
        for i in range(1000):
            str(i).rjust(9).upper()


def calls(turns):
    def power(n):
        return n * n

    for _ in range(turns):
        for i in range(2000):
            power(i)


def grids(turns):
    for _ in range(turns):
        rows = [[0] * 60 for _ in range(50)]
        for row in rows:
            for k in range(60):
                row[k] = k


def digests(turns):
    for _ in range(turns):
        hashlib.sha256(DATA).digest()


def packing(turns):
    for _ in range(turns):
        zlib.compress(DATA, 6)


def checks(turns):
    for _ in range(turns):
        zlib.crc32(DATA)


def seconds(work, turns, threads):
    begin = time.perf_counter()
    in_threads(work, [(turns // threads,)] * threads)
    return time.perf_counter() - begin


costs = {}
for each in (integers, floats, tables, lists, texts, calls, grids, digests, packing, checks):
    turns = 2
    while seconds(each, turns, 1) < LEAST_S / 2:
        turns *= 2
    turns *= 2
    runs = [(seconds(each, turns, 1), seconds(each, turns, 2)) for _ in range(ROUNDS)]
    for count in (1, 2):
        costs[f"{each.__name__}_by_{count}"] = statistics.median(run[count - 1] for run in runs) / turns * 1e9
report(costs)
