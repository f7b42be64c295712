import threading


class Poller:
    def __init__(self):
        self.cond = threading.Condition()
        self.stop = False

    def run(self):
        while not self.stop:
            print("poll")
            with self.cond:
                self.cond.wait(0.5)

    def close(self):
        with self.cond:
            self.stop = True
            self.cond.notify()


poller = Poller()
threading.Thread(target=poller.run).start()
poller.close()
