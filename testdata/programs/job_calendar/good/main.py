"""Scheduler of a small server: workers take due jobs, clients add and cancel them."""

import threading
import time

from jobs import Job, JobCalendar


class Worker(threading.Thread):
    def __init__(self, calendar, closing):
        super().__init__()
        self.calendar = calendar
        self.closing = closing
        self.done = []

    def run(self):
        while True:
            last_turn = self.closing.is_set()
            job = self.calendar.pop_due(time.monotonic())
            if job is not None:
                self.done.append(job.name)
            elif last_turn:
                return
            else:
                self.closing.wait(0.002)


def client(calendar, name, count):
    for number in range(count):
        job = Job(time.monotonic() + 0.002 * number, "%s-%d" % (name, number))
        calendar.add(job)
        if number % 3 == 2:
            calendar.cancel(job)
        time.sleep(0.0005)


def main():
    calendar = JobCalendar()
    closing = threading.Event()
    workers = [Worker(calendar, closing) for _ in range(2)]
    clients = [threading.Thread(target=client, args=(calendar, name, 9)) for name in ("mail", "disk")]
    for thread in workers + clients:
        thread.start()
    for thread in clients:
        thread.join()
    time.sleep(0.02)
    closing.set()
    for worker in workers:
        worker.join()
    print(sum(len(worker.done) for worker in workers), "jobs done,", len(calendar), "left")


if __name__ == "__main__":
    main()
