import threading


class Worker(threading.Thread):
    def __init__(self):  # expect: THR105
        object.__init__(self)
        self.jobs = []

    def run(self):
        print(self.jobs)


try:
    Worker().start()
except RuntimeError as error:
    print(error)
