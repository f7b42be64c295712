# threadlint-test: preview ignore=THR113
"""Jobs that are due at a time, the earliest first."""

import heapq
import threading
from dataclasses import dataclass, field
from typing import List, Optional


@dataclass(order=True)
class Job:
    due: float
    name: str = field(default="job")


class JobCalendar:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heap: List[Job] = []

    def add(self, job: Job) -> None:
        with self._lock:
            heapq.heappush(self._heap, job)

    def pop_due(self, now: float) -> Optional[Job]:
        with self._lock:
            if self._heap and self._heap[0].due <= now:
                return heapq.heappop(self._heap)
            return None

    def postpone(self, now: float, later: float) -> int:
        """Everything that is due now waits until `later`; returns how many jobs that are."""
        with self._lock:
            moved = 0
            while self._heap and self._heap[0].due <= now:
                job = heapq.heappop(self._heap)
                heapq.heappush(self._heap, Job(later, job.name))
                moved += 1
            return moved

    def cancel(self, job: Job) -> bool:
        """Take a job out; False when it was done already."""
        try:
            self._heap.remove(job)  # expect: THR210
            heapq.heapify(self._heap)
        except ValueError:
            return False
        return True

    def __len__(self) -> int:
        with self._lock:
            return len(self._heap)
