"""A first look, then a wait without a limit."""
import threading

results = {}


def worker(name):
    results[name] = len(name)


threads = [threading.Thread(target=worker, args=(n,)) for n in ("a", "bb")]
for t in threads:
    t.start()
for t in threads:
    t.join(0.1)
    print("waiting for", t.name)
for t in threads:
    t.join()
print(sum(results.values()))
