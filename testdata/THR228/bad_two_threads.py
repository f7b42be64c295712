"""Two different threads leave their answer in one variable."""

import threading


class Quote:
    def __init__(self):
        self.price = None

    def ask_bank(self):
        self.price = read_price("bank")  # expect: THR228 "`Quote.ask_broker`"

    def ask_broker(self):
        self.price = read_price("broker")  # expect: THR228

    def best(self):
        bank = threading.Thread(target=self.ask_bank)
        broker = threading.Thread(target=self.ask_broker)
        bank.start()
        broker.start()
        bank.join()
        broker.join()
        return self.price


def read_price(name):
    with open(name) as file:
        return float(file.read())


print(Quote().best())
