"""Containers leave the function that holds the lock."""

import threading


class Jobs:
    def __init__(self):
        self._lock = threading.Lock()
        self._jobs = []
        self._owners = {}

    def add(self, job, owner):
        with self._lock:
            self._jobs.append(job)
            self._owners[job] = owner

    def take(self):
        with self._lock:
            job = self._jobs.pop() if self._jobs else None
            self._owners.pop(job, None)
            return job

    def waiting(self):
        with self._lock:
            return self._jobs  # expect: THR224 "list(self._jobs)"

    def owners(self):
        with self._lock:
            return self._owners.items()  # expect: THR224 "list(self._owners.items())"

    def by_job(self):
        with self._lock:
            owners = self._owners
            return owners  # expect: THR224

    def snapshot(self):
        with self._lock:
            return list(self._jobs), dict(self._owners)

    def count(self):
        with self._lock:
            return len(self._jobs)

    def sorted_jobs(self):
        with self._lock:
            return sorted(self._jobs)
