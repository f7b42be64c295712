"""A sum of what is there by now."""
import threading

totals = {}


def count(name, words):
    totals[name] = len(words)


jobs = [threading.Thread(target=count, args=(n, [])) for n in ("a", "b")]
for job in jobs:
    job.start()
for name in sorted(totals):  # expect: THR140
    print(name)
for job in jobs:
    job.join()
