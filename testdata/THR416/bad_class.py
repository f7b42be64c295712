from queue import Queue
from threading import Thread


class Walker:
    def __init__(self):
        self.todo = Queue(10)

    def start(self):
        for _ in range(2):
            Thread(target=self.run).start()

    def run(self):
        while True:
            self.visit(self.todo.get())

    def visit(self, node):
        for child in node:
            self.todo.put(child)  # expect: THR416


walker = Walker()
walker.todo.put([[], []])
walker.start()
