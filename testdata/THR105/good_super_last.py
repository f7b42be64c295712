from threading import Thread


class Worker(Thread):
    def __init__(self, path):
        self.path = path
        self.count = 0
        Thread.__init__(self)

    def run(self):
        print(self.path)


worker = Worker("a")
worker.start()
worker.join()
