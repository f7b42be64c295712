"""Adds and cancels jobs at once; the jobs that were not cancelled must all come out, in order."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

from jobs import Job, JobCalendar

calendar = JobCalendar()
together = threading.Barrier(3)
failures = []
kept = []
cancelled = []


def client(name):
    together.wait()
    mine = []
    try:
        for number in range(150):
            job = Job(float(number * 7919 % 1009), "%s-%d" % (name, number))
            calendar.add(job)
            mine.append(job)
        for job in mine[::2]:
            if calendar.cancel(job):
                cancelled.append(job)
        kept.extend(mine[1::2])
    except (RuntimeError, IndexError) as error:
        failures.append(error)


threads = [threading.Thread(target=client, args=(name,)) for name in ("mail", "disk", "tape")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
out = []
while len(calendar):
    out.append(calendar.pop_due(1e9))
if failures or out != sorted(kept):
    print("%d failures, %d jobs came out instead of %d" % (len(failures), len(out), len(kept)))
    sys.exit(1)
