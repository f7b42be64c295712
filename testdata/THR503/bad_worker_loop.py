"""Threads of one's own that take jobs from a queue keep their values too."""
import queue
import threading

jobs = queue.Queue()
context = threading.local()


def render(job):
    language = getattr(context, "language", "en")
    return language + job["text"]


def worker():
    while True:
        job = jobs.get()
        if job is None:
            break
        if "language" in job:
            context.language = job["language"]  # expect: THR503
        print(render(job))
        jobs.task_done()


def main(work):
    threads = [threading.Thread(target=worker) for _ in range(3)]
    for t in threads:
        t.start()
    for job in work:
        jobs.put(job)
    for _ in threads:
        jobs.put(None)
    for t in threads:
        t.join()
