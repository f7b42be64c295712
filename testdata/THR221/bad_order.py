import threading
from concurrent.futures import ThreadPoolExecutor


def main():
    def report():
        print(total, helper())

    worker = threading.Thread(target=report)
    worker.start()  # expect: THR221 "`total`"
    total = sum(range(1000))

    def helper():
        return 1

    worker.join()


class Server:
    def __init__(self):
        self.thread = None

    def open(self):
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()  # expect: THR221 "`self.clients`"
        self.clients = []

    def serve(self):
        self.accept("first")

    def accept(self, client):
        self.clients.append(client)


def load(name):
    return prefix + name


def begin(pool):
    return pool.submit(load, "x")


main()
Server().open()
pool = ThreadPoolExecutor()
future = begin(pool)  # expect: THR221 "`prefix`"
prefix = "/tmp/"
print(future.result())
