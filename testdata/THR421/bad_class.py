from queue import SimpleQueue
from threading import Thread


class Printer(Thread):
    def __init__(self):
        super().__init__(daemon=False)
        self.lines = SimpleQueue()

    def run(self):
        while 1:
            print(self.lines.get())  # expect: THR421


printer = Printer()
printer.start()
printer.lines.put("x")
