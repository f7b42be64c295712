# Taken through the class.
from threading import Lock


class Job:
    lock = Lock()  # expect: THR305

    def __init__(self):
        self.state = "new"

    def start(self):
        with Job.lock:
            self.state = "running"

    def stop(self):
        Job.lock.acquire()
        try:
            self.state = "done"
        finally:
            Job.lock.release()


Job().start()
