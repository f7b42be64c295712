"""Print spooler: several printers empty one queue of jobs."""

import queue
import threading
import time
from dataclasses import dataclass, field
from typing import List


@dataclass
class Job:
    title: str
    pages: int = 1


@dataclass
class Printer:
    name: str
    printed: List[str] = field(default_factory=list)

    def wait_ready(self) -> None:
        """Asks the device until it has paper and toner."""
        time.sleep(0.002)

    def print_job(self, job: Job) -> None:
        time.sleep(0.001 * job.pages)
        self.printed.append(job.title)


class Spooler:
    def __init__(self, printers: List[Printer]) -> None:
        self.printers = printers
        self.jobs: "queue.Queue[Job]" = queue.Queue()

    def submit(self, job: Job) -> None:
        self.jobs.put(job)

    def _drain(self, printer: Printer) -> None:
        while True:
            printer.wait_ready()
            try:
                job = self.jobs.get_nowait()
            except queue.Empty:
                return
            printer.print_job(job)

    def run(self) -> int:
        """Print everything that was submitted; returns how many jobs."""
        threads = [threading.Thread(target=self._drain, args=(printer,)) for printer in self.printers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(len(printer.printed) for printer in self.printers)


def main() -> None:
    spooler = Spooler([Printer("ground floor"), Printer("first floor")])
    for number in range(9):
        spooler.submit(Job("letter %d" % number, pages=1 + number % 2))
    print(spooler.run(), "jobs printed")


if __name__ == "__main__":
    main()
