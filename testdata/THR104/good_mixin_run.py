import threading


class RunMixin(object):
    def run(self):
        print("mixin runs")


class Worker(RunMixin, threading.Thread):
    pass


worker = Worker()
worker.start()
worker.join()
