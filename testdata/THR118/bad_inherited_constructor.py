import threading


class Worker(threading.Thread):
    def run(self):
        print("worker")


def job():
    print("job")


try:
    Worker(job).start()  # expect: THR118 "`Worker`"
except AssertionError as error:
    print(error)
