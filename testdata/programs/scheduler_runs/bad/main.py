"""A tiny cron: due jobs run in threads of their own, a slow job may overlap with its next run."""
import heapq
import itertools
import threading
import time
from dataclasses import dataclass, field
from typing import Callable, List, Tuple


@dataclass
class Job:
    name: str
    every: float
    action: Callable[[], None]
    runs: int = 0
    errors: List[str] = field(default_factory=list)

    def run(self) -> None:
        runs = self.runs
        try:
            self.action()
        except OSError as error:
            self.errors.append(f"{self.name}: {error}")
        self.runs = runs + 1  # expect: THR202


class Scheduler:
    def __init__(self, jobs: List[Job]) -> None:
        self.ticks = itertools.count()
        self.due: List[Tuple[float, int, Job]] = [(0.0, next(self.ticks), job) for job in jobs]
        heapq.heapify(self.due)

    def run_for(self, seconds: float) -> None:
        """Start what is due until the time is over, then wait for what still runs."""
        threads = []
        start = time.monotonic()
        while self.due[0][0] <= seconds:
            at, _, job = heapq.heappop(self.due)
            time.sleep(max(0.0, start + at - time.monotonic()))
            thread = threading.Thread(target=job.run, name=job.name)
            thread.start()
            threads.append(thread)
            heapq.heappush(self.due, (at + job.every, next(self.ticks), job))
        for thread in threads:
            thread.join()


def rotate_logs() -> None:
    time.sleep(0.01)


def ping() -> None:
    time.sleep(0.002)
    raise OSError("no route to host")


def main() -> None:
    jobs = [Job("rotate", 0.02, rotate_logs), Job("ping", 0.01, ping)]
    Scheduler(jobs).run_for(0.06)
    for job in jobs:
        print(job.name, "ran", job.runs, "times,", len(job.errors), "errors")


if __name__ == "__main__":
    main()
