import threading


class Base(threading.Thread):
    def run(self):
        self.work()

    def work(self):
        raise NotImplementedError


class Printer(Base):
    def work(self):
        print("printing")


printer = Printer()
printer.start()
printer.join()
