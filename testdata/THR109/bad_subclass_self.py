import threading as th


class Worker(th.Thread):
    def __init__(self):
        th.Thread.__init__(self)
        self.setDaemon(True)  # expect: THR109

    def run(self):
        print(self.getName())  # expect: THR109
        print(th.currentThread() is self)  # expect: THR109


worker = Worker()
worker.start()
worker.join()
