import threading


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.start()
        self.daemon = True  # expect: THR108

    def run(self):
        print("worker")


try:
    Worker()
except RuntimeError as error:
    print(error)
