# In attributes, in a subclass, in `try`.
import threading


class Pump(threading.Thread):
    def __init__(self, source):
        super().__init__()
        self.source = source

    def run(self):
        print(self.source)


class Service:
    def run_once(self):
        self.worker = threading.Thread(target=print)
        self.worker.join()  # expect: THR134
        self.worker.start()


def main():
    pump = Pump("x")
    try:
        pump.join()  # expect: THR134
    finally:
        pump.start()


main()
Service().run_once()
