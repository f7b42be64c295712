"""Which object the attribute holds is not certain: what is found is a preview."""
import threading


class Options:
    def __init__(self):
        self.reads = 0

    def read(self):
        self.reads += 1


class Window:
    def __init__(self):
        self.options = None

    def open(self):
        self.options = Options()

    def work(self):
        self.options.read()


def show():
    window = Window()
    window.open()
    thread = threading.Thread(target=window.work)
    thread.start()
    window.options.read()
    thread.join()


def main():
    show()
    show()


main()
