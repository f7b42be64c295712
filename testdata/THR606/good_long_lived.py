# threadlint-test: preview select=THR606
# Pools that live on.
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)
pools = {}


class Service:
    def __init__(self):
        self.pool = ThreadPoolExecutor(4)


def install():
    global pool
    pool = ThreadPoolExecutor(8)
    pools["main"] = ThreadPoolExecutor(2)
