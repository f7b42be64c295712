# The loop has another way out, or the wait has a limit.
import threading


class Reader(threading.Thread):
    def __init__(self, source):
        super().__init__()
        self.source = source
        self.running = True

    def run(self):
        while self.running:
            line = self.source.readline()
            if not line:
                break
            print(line)


class Poller(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.is_set():
            self.stopped.wait(1)


def main(source):
    reader = Reader(source)
    reader.start()
    reader.join()
    reader.running = False
    poller = Poller()
    poller.start()
    poller.join(timeout=5)
    poller.stopped.set()


main(open("x"))
