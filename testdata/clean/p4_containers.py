import collections
import threading
import time

names = []
sizes = {}
recent = collections.deque(maxlen=10)
seen = set()


def work(name):
    time.sleep(0.001)
    names.append(name)
    sizes[name] = len(name)
    recent.append(name)
    seen.add(name)
    sizes.setdefault("all", 0)
    sizes.pop("none", None)


threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(names), len(sizes), len(recent), len(seen))
