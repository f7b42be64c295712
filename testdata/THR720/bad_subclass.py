from multiprocessing import Process


class Worker(Process):
    def run(self):
        print("working")


worker = Worker()
worker.start()  # expect: THR720 "`worker.start()`"
worker.join()
