import threading


class Worker(threading.Thread):
    def run(self):
        print("worker")


worker = Worker()
worker.start()
worker.join()
try:
    worker.daemon = False  # expect: THR108
except RuntimeError as error:
    print(error)
