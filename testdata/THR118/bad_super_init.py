import threading


class Worker(threading.Thread):
    def __init__(self, job):
        super().__init__(job)  # expect: THR118
        self.job = job

    def run(self):
        self.job()


def job():
    print("job")


try:
    Worker(job).start()
except AssertionError as error:
    print(error)
