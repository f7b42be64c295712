# Threads in attributes: a restart of what was joined, and a start by two methods.
import threading


class Worker(threading.Thread):
    def run(self):
        print("run")

    def stop(self):
        self.join()


class Service:
    def __init__(self):
        self.thread = threading.Thread(target=self.loop)
        self.timer = threading.Timer(5, self.loop)

    def loop(self):
        print("loop")

    def start(self):
        self.thread.start()

    def restart(self):
        self.thread.join()
        self.thread.start()  # expect: THR103

    def touch(self):
        self.timer.cancel()
        self.timer.start()  # expect: THR103


def main():
    worker = Worker()
    worker.start()
    worker.stop()
    worker.start()  # expect: THR103
    service = Service()
    service.start()
    service.start()  # expect: THR103 "service.thread"


main()
