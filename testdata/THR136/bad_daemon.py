# A daemon thread that works on a queue of the object, joined by its finalizer.
import queue
import threading


def drain(jobs):
    while True:
        job = jobs.get()
        if job is None:
            return
        print(job)


class Printer:
    def __init__(self):
        self.jobs = queue.Queue()
        self.worker = threading.Thread(target=drain, args=(self.jobs,))
        self.worker.daemon = True
        self.worker.start()

    def __del__(self):
        self.jobs.put(None)
        self.worker.join()  # expect: THR136 "for ever"


printer = Printer()
printer.jobs.put("page")
