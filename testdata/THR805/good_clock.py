"""A scheduler and a metronome that look at the clock, with threads beside them."""
import threading
import time

stopped = False


def beat(times):
    next_beat = time.monotonic()
    for _ in range(times):
        next_beat += 0.01
        while time.monotonic() < next_beat:
            pass
        print("beat")


def schedule(jobs):
    last = time.time()
    while not stopped:
        now = time.time()
        if now - last > 1:
            for job in jobs:
                job()
            last = now
        time.sleep(0.01)


threads = [threading.Thread(target=beat, args=(100,)), threading.Thread(target=schedule, args=([print],))]
for t in threads:
    t.start()
threads[0].join()
stopped = True
