import threading


class Worker(threading.Thread):
    def __init__(self, group):
        super().__init__()
        self.group = group

    def run(self):
        print(self.group)


worker = Worker(group="pool")
worker.start()
worker.join()
