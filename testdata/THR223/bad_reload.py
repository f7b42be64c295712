"""The table of prices is emptied and filled again while others look things up."""

import csv
import threading
import time


class Prices:
    def __init__(self, path):
        self.path = path
        self.prices = {}

    def refresh(self):
        while True:
            self.prices = {}  # expect: THR223 "`total`"
            with open(self.path) as file:
                for name, price in csv.reader(file):
                    self.prices[name] = float(price)
            time.sleep(60)

    def price(self, name):
        return self.prices[name]


book = Prices("prices.csv")


def total(order):
    return sum(book.price(name) for name in order)


threading.Thread(target=book.refresh, daemon=True).start()
for number in range(10):
    threading.Thread(target=total, args=(["apple"],)).start()
