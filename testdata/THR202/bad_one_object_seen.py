"""The object is the same wherever it comes from: an attribute that constructors set, an argument, a local."""
import threading


class Counter:
    def __init__(self):
        self.count = 0

    def add(self):
        self.count += 1  # expect: THR202


class Server:
    def __init__(self):
        self.counter = Counter()

    def work(self):
        self.counter.add()

    def run(self):
        thread = threading.Thread(target=self.work)
        thread.start()
        self.counter.add()
        thread.join()


class Shared:
    def __init__(self):
        self.total = 0


def work(shared):
    shared.total += 1  # expect: THR202


def run():
    shared = Shared()
    thread = threading.Thread(target=work, args=(shared,))
    thread.start()
    shared.total += 1  # expect: THR202
    thread.join()


def main():
    Server().run()
    Server().run()
    run()
    run()


main()
