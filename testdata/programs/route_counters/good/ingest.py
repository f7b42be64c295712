"""Counts the requests that the access log tells about."""

from counters import hits, lock


def route_of(line):
    """`GET /shop/cart?x=1 200` belongs to `/shop`."""
    path = line.split(" ")[1].partition("?")[0]
    return "/" + path.lstrip("/").partition("/")[0]


def count(line):
    route = route_of(line)
    with lock:
        hits[route] = hits.get(route, 0) + int(line.endswith(" 200"))


def total():
    with lock:
        return sum(hits.values())
