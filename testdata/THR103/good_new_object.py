# A new object for each start.
import threading


def work():
    print("work")


def rebound():
    t = threading.Thread(target=work)
    t.start()
    t.join()
    t = threading.Thread(target=work)
    t.start()


def in_loop():
    for _ in range(3):
        t = threading.Thread(target=work)
        t.start()
        t.join(1)


def rounds():
    for _ in range(3):
        threads = [threading.Thread(target=work) for _ in range(2)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()


class Service:
    def __init__(self):
        self.thread = None
        self.reset()

    def reset(self):
        self.thread = threading.Thread(target=work)

    def start(self):
        self.thread.start()

    def restart(self):
        self.thread.join()
        self.reset()
        self.thread.start()

    def again(self):
        self.thread.join()
        self.thread = threading.Thread(target=work)
        self.thread.start()


service = Service()
service.start()
service.restart()
service.again()
