import threading
from collections import OrderedDict

LIMIT = 100
cache = OrderedDict()


def look_up(name):
    cache[name] = name.upper()
    while len(cache) > LIMIT:
        cache.popitem(last=False)


for name in ("a", "b", "c"):
    threading.Thread(target=look_up, args=(name,)).start()
