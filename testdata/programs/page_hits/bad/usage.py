"""Usage numbers of the process, by name."""
from collections import defaultdict

hits = defaultdict(int)


def hit(name):
    hits[name] += 1  # expect: THR204


def top(count):
    return sorted(hits, key=hits.get, reverse=True)[:count]
