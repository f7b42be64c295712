import threading


class Worker(threading.Thread):
    prefix = "w"

    def run(self):
        print(self.prefix)


worker = Worker()
worker.start()
worker.join()
