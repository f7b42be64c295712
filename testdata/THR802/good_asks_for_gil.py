# A pool only where there is no GIL.
import sys
from concurrent.futures import ThreadPoolExecutor


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        longest = max(longest, steps)
    return longest


def run(limits):
    gil_enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    if gil_enabled:
        return [collatz(limit) for limit in limits]
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(collatz, limits))


print(run([100_000] * 4))
