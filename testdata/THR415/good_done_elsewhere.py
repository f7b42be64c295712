import queue
import threading


class Service:
    def __init__(self):
        self.jobs = queue.Queue()

    def take(self):
        return self.jobs.get()

    def done(self, job):
        print(job)
        self.jobs.task_done()

    def run(self):
        while True:
            self.done(self.take())


service = Service()
threading.Thread(target=service.run, daemon=True).start()
service.jobs.put(1)
service.jobs.join()
