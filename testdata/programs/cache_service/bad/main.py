"""Warms the cache for a moment and shows what is in it."""

import time

from warmer import CacheWarmer


def main():
    cache = {}
    warmer = CacheWarmer(cache)
    time.sleep(0.02)
    warmer.close()
    print(sorted(cache))


if __name__ == "__main__":
    main()
