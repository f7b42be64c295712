# threadlint-test: preview ignore=THR113
"""Takes the counts out, one route at a time."""

import threading

from counters import hits

_lock = threading.Lock()


def take(route):
    """The hits of a route since it was last taken."""
    with _lock:
        return hits.pop(route, 0)  # expect: THR211
