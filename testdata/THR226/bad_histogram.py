"""All threads add to one histogram."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np


def histogram(images):
    counts = np.zeros(256)

    def add(image):
        for level in range(256):
            counts[level] += (image == level).sum()  # expect: THR226 "array"

    with ThreadPoolExecutor() as pool:
        list(pool.map(add, images))
    return counts


print(histogram([np.ones(10), np.zeros(10)]))
