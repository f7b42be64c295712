from concurrent.futures import ThreadPoolExecutor

from context import ctx


def nested(n):
    ctx.level += 1  # expect: THR502
    try:
        return n * ctx.level
    finally:
        ctx.level -= 1


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(nested, range(10))))
