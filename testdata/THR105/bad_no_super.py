import threading


class Worker(threading.Thread):
    def __init__(self, path):  # expect: THR105 "start()"
        self.path = path

    def run(self):
        print(self.path)


try:
    Worker("a").start()
except RuntimeError as error:
    print(error)
