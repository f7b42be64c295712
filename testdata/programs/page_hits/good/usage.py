"""Usage numbers of the process, by name."""
import threading
from collections import defaultdict

_lock = threading.Lock()
hits = defaultdict(int)


def hit(name):
    with _lock:
        hits[name] += 1


def top(count):
    with _lock:
        return sorted(hits, key=hits.get, reverse=True)[:count]
