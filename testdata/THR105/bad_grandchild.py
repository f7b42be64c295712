import threading


class Base(threading.Thread):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue


class Child(Base):
    def __init__(self, queue, size):  # expect: THR105
        self.queue = queue
        self.size = size

    def run(self):
        print(self.size)


try:
    Child([], 3).start()
except RuntimeError as error:
    print(error)
