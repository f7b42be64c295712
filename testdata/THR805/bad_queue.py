"""A worker that asks a queue over and over instead of waiting for an item."""
import queue
import threading


class Printer:
    def __init__(self):
        self.lines = queue.Queue()
        self.stopped = False
        self.worker = threading.Thread(target=self.run)
        self.worker.start()

    def run(self):
        while not self.stopped:  # expect: THR805 "`self.lines.get()`"
            try:
                line = self.lines.get_nowait()
            except queue.Empty:
                continue
            print(line)

    def stop(self):
        self.stopped = True
        self.worker.join()


def copy(source, target):
    while True:  # expect: THR805
        if not source.empty():
            item = source.get()
            if item is None:
                break
            target.append(item)


printer = Printer()
numbers = queue.Queue()
copied = []
copier = threading.Thread(target=copy, args=(numbers, copied))
copier.start()
for n in range(10):
    numbers.put(n)
    printer.lines.put(str(n))
while not numbers.empty():  # expect: THR805 "`numbers.join()`"
    pass
numbers.put(None)
copier.join()
printer.stop()
