# threadlint-test: preview select=THR811
# `apply_async` in a loop.
import multiprocessing


def shorten(text):
    return text[:10]


if __name__ == "__main__":
    pool = multiprocessing.Pool(4)
    results = []
    for n in range(1000):
        results.append(pool.apply_async(shorten, (str(n),)))  # expect: THR811
    print([r.get() for r in results])
