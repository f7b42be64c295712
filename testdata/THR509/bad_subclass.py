# threadlint-test: target-version=2.7
import threading


class Worker(threading.Thread):
    def run(self):
        print(self.native_id)  # expect: THR509


worker = Worker()
worker.start()
worker.join()
