from sys import exit
from threading import Thread


class Client:
    def __init__(self):
        self.thread = Thread(target=self.listen)
        self.thread.start()

    def listen(self):
        while True:
            if input() == "quit":
                exit("no answer")  # expect: THR112


Client().thread.join()
