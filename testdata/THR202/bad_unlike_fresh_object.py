import threading
import time


class Report:
    def __init__(self):
        self.lines = 0

    def add(self):
        self.lines += 1  # expect: THR202


report = Report()


def work():
    time.sleep(0.001)
    report.add()
    report.lines += 1  # expect: THR202
    print(report.lines)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
