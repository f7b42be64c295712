from threading import Condition, Thread

cv = Condition()
jobs = []


def worker():
    while True:
        with cv:
            if len(jobs) == 0:
                cv.wait()  # expect: THR406
            job = jobs.pop()
        print(job)


Thread(target=worker, daemon=True).start()
with cv:
    jobs.append(1)
    cv.notify_all()
