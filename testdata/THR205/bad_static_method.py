import threading
import time


class Meter:
    total = 0.0

    @staticmethod
    def add(seconds):
        Meter.total += seconds  # expect: THR205


def timed(job):
    before = time.perf_counter()
    job()
    Meter.add(time.perf_counter() - before)


def job():
    time.sleep(0.001)


threads = [threading.Thread(target=timed, args=(job,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Meter.total)
