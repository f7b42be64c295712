import threading


class Worker(threading.Thread):
    def work(self):
        print("never called")


worker = Worker()  # expect: THR104 "`Worker`"
worker.start()
worker.join()
