"""Takes the counts out, one route at a time."""

from counters import hits, lock


def take(route):
    """The hits of a route since it was last taken."""
    with lock:
        return hits.pop(route, 0)
