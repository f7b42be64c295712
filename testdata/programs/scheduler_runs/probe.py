"""A job of 20 ms that is due every 2 ms."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main

started = []


def slow():
    started.append(1)
    time.sleep(0.02)


job = main.Job("slow", 0.002, slow)
main.Scheduler([job]).run_for(0.1)
if job.runs != len(started):
    print("%d of %d runs counted" % (job.runs, len(started)))
    sys.exit(1)
