import threading
import time

_cache = {}
LIMIT = 100


def describe(n):
    try:
        return _cache[n]
    except KeyError:
        pass
    text = "number %d" % n
    if len(_cache) > LIMIT:
        _cache.clear()
    _cache[n] = text
    return text


def work(first):
    for n in range(first, first + 5):
        time.sleep(0.001)
        print(describe(n))


threads = [threading.Thread(target=work, args=(first,)) for first in (0, 2, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
