# How long library code holds locks of its own.
import _strptime
import time

from calibrating import report

TURNS = 20_000


class Timed:
    """In the place of a lock: how long it was held, altogether."""

    def __init__(self, lock):
        self.lock = lock
        self.seconds = 0.0

    def __enter__(self):
        self.lock.acquire()
        self.begin = time.perf_counter()

    def __exit__(self, *_):
        self.seconds += time.perf_counter() - self.begin
        self.lock.release()


timed = _strptime._cache_lock = Timed(_strptime._cache_lock)
time.strptime("2001-05-03", "%Y-%m-%d")
timed.seconds = 0.0
start = time.perf_counter()
for i in range(TURNS):
    time.strptime("2001-05-%02d" % (i % 28 + 1), "%Y-%m-%d")
whole = time.perf_counter() - start
report({"strptime": whole / TURNS * 1e9, "strptime_locked": timed.seconds / TURNS * 1e9})
