# One operation.
import collections
import threading

locks = {}
other = collections.defaultdict(threading.Lock)


def work(key):
    with locks.setdefault(key, threading.Lock()):
        print(key)
    with other[key]:
        print(key)


for key in "aab":
    threading.Thread(target=work, args=(key,)).start()
