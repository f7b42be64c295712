import threading

wake = threading.Event()
jobs = []


def work():
    while True:
        wake.clear()
        if not jobs:
            wake.wait()
        for job in list(jobs):
            jobs.remove(job)


threading.Thread(target=work, daemon=True).start()
jobs.append(1)
wake.set()
