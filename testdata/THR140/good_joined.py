"""Joined, by a loop, a helper, a method."""
import threading

totals = {}


def count(name, words):
    totals[name] = len(words)


def wait_all(threads):
    for t in threads:
        t.join()


jobs = [threading.Thread(target=count, args=(n, [])) for n in ("a", "b")]
for job in jobs:
    job.start()
wait_all(jobs)
print(sum(totals.values()))
