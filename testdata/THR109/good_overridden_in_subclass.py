import threading


class Worker(threading.Thread):
    def getName(self):
        return "worker of this project"

    def run(self):
        print(self.getName())


worker = Worker()
worker.start()
worker.join()
print(worker.getName())
