# A pool for each of a few things, kept for long.
from concurrent.futures import ThreadPoolExecutor


def ask(provider):
    return open(provider).read()


def pools_of(names):
    pools = {}
    for name in names:
        pools[name] = ThreadPoolExecutor(2, thread_name_prefix=name)
    return pools


def made_for_others(names):
    return [ThreadPoolExecutor(1) for name in names]


class Shard:
    def __init__(self, pool):
        self.pool = pool


def shards(names):
    result = []
    for name in names:
        pool = ThreadPoolExecutor(1)
        result.append(Shard(pool))
    return result
