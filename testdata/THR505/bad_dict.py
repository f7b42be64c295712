from collections import defaultdict
from threading import local


class State(local):
    cache = {}  # expect: THR505 "State.cache"
    counts = defaultdict(int)  # expect: THR505


state = State()


def remember(key, value):
    state.cache[key] = value
    state.counts[key] += 1


remember("a", 1)
