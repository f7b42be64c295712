"""Calls and penalties at once in a bucket that is never refilled; the tokens must add up."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main


def stopped_clock():
    return 0.0


bucket = main.TokenBucket(rate=1, capacity=1000000, clock=stopped_clock)
together = threading.Barrier(4)


def call():
    together.wait()
    for _ in range(40000):
        bucket.try_acquire()


def punish():
    together.wait()
    for _ in range(40000):
        bucket.penalize(1)


threads = [threading.Thread(target=target) for target in (call, call, punish, punish)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
taken = 1000000 - bucket.available()
if taken != 160000:
    print("%d of 160000 tokens were never taken" % (160000 - taken))
    sys.exit(1)
