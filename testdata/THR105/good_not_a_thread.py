import threading


class Manager:
    def __init__(self, name):
        self.name = name
        self.daemon = True
        self.thread = threading.Thread(target=self.work)

    def work(self):
        print(self.name)


manager = Manager("m")
manager.thread.start()
manager.thread.join()
