"""One thread assigns, or each thread has a place of its own."""

import threading

answer = None
local = threading.local()
results = {}
lines = []


def once(path):
    global answer
    with open(path) as file:
        answer = file.read()


def each(number):
    local.value = number * number
    results[number] = local.value
    lines.append(local.value)


class Job(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number * 2


single = threading.Thread(target=once, args=("a",))
single.start()
threads = [threading.Thread(target=each, args=(n,)) for n in range(3)]
jobs = [Job(n) for n in range(3)]
for thread in threads + jobs:
    thread.start()
for thread in threads + jobs:
    thread.join()
single.join()
print(answer, results, lines, [job.result for job in jobs])


def extend(number):
    global lines
    lines += [number]


threads = [threading.Thread(target=extend, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(lines)
