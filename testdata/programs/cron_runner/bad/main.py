# threadlint-test: preview
"""Runs the jobs of a small cron table and keeps what each of them printed."""

import contextlib
import io
import threading
import time
from dataclasses import dataclass, field
from typing import Callable, Dict, List


def backup() -> None:
    for volume in ("home", "mail"):
        time.sleep(0.002)
        print("backup: %s done" % volume)


def rotate_logs() -> None:
    for name in ("access", "error"):
        time.sleep(0.003)
        print("rotate: %s.log" % name)


@dataclass
class CronRunner:
    jobs: Dict[str, Callable[[], None]]
    output: Dict[str, str] = field(default_factory=dict)

    def _run_job(self, name: str) -> None:
        captured = io.StringIO()
        with contextlib.redirect_stdout(captured):  # expect: THR216
            self.jobs[name]()
        self.output[name] = captured.getvalue()

    def run_all(self) -> None:
        threads: List[threading.Thread] = []
        for name in self.jobs:
            thread = threading.Thread(target=self._run_job, args=(name,), name="job-" + name)
            thread.start()
            threads.append(thread)
        for thread in threads:
            thread.join()


def main() -> None:
    runner = CronRunner({"backup": backup, "rotate": rotate_logs})
    runner.run_all()
    for name, text in sorted(runner.output.items()):
        print("== %s" % name)
        print(text, end="")


if __name__ == "__main__":
    main()
