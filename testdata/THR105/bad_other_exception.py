# threadlint-test: runtime=cpython-3.12,jython
# Jython reads what `Thread.__init__` would have made, and there is nothing.
import threading


class Worker(threading.Thread):
    def __init__(self, target):  # expect: THR105 "raises `AttributeError` or `RuntimeError`"
        self.jobs = [target]

    def run(self):
        self.jobs.pop()()


class Named(threading.Thread):
    def __init__(self, target):
        self.name = "worker"  # expect: THR105 "raises `AssertionError` or `AttributeError`"
        threading.Thread.__init__(self, target=target)


Worker(target=print).start()
Named(target=print).start()
