"""Branches wait for leaves in one pool."""
from multiprocessing.pool import ThreadPool
pool = ThreadPool(2)
def leaf(x):
    return x
def branch(xs):
    return pool.map(leaf, xs)  # expect: THR405
print(pool.map(branch, [[1], [2], [3]]))
