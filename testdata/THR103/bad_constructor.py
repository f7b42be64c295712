# The constructor starts the thread, and so does who makes it; a helper starts what was started.
import threading


class Worker(threading.Thread):
    def __init__(self, name):
        threading.Thread.__init__(self, name=name)
        self.daemon = True
        self.start()

    def run(self):
        print(self.name)


def start_all(threads):
    for thread in threads:
        thread.start()


def main():
    worker = Worker("a")
    worker.start()  # expect: THR103 "its constructor"
    threads = [threading.Thread(target=print) for _ in range(2)]
    start_all(threads)
    start_all(threads)  # expect: THR103


main()
