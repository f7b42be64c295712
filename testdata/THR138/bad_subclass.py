# A Thread subclass that is given the file.
import threading


class Writer(threading.Thread):
    def __init__(self, out):
        super().__init__()
        self.out = out

    def run(self):
        self.out.write("done\n")


with open("log.txt", "a") as log:
    writer = Writer(log)  # expect: THR138
    writer.daemon = True
    writer.start()
writer.join()
