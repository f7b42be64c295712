# What annotations say of elements.
import heapq
import threading
import time
from typing import Dict, List, Optional, Tuple, Type


class Job:
    def __init__(self):
        self.runs = 0

    def run(self):
        self.runs += measured()  # expect: THR202


class Step:
    done = 0

    def run(self):
        Step.done += measured()  # expect: THR205


class Queue:
    def __init__(self):
        self.due: List[Tuple[float, Job]] = eval("[(0, Job())]")
        self.steps: Dict[str, Type[Step]] = eval("{name: Step for name in 'abc'}")
        self.last: Optional[Job] = None

    def go(self):
        for turn in range(4):
            at, job = heapq.heappop(self.due)
            threading.Thread(target=job.run).start()
            heapq.heappush(self.due, (at + 1, job))

    def step(self, name):
        self.steps[name]().run()


def measured():
    time.sleep(0.002)
    return 1


queue = Queue()
queue.go()
for name in "abc":
    threading.Thread(target=queue.step, args=(name,)).start()
